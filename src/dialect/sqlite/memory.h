// Where SQLite takes its memory from.
#pragma once

namespace strata::dialect::sqlite {

// SQLite allocates with operator new from now on, as the rest of the program does: what its schema and its
// pages need stands in memory that is at hand, instead of in a second heap that grows page by page. Its own
// statistics of memory, which nobody reads, are off. To be called before the first connection; later calls do
// nothing.
void share_heap();

}  // namespace strata::dialect::sqlite
