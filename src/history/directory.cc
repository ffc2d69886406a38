#include "history/migration.h"
