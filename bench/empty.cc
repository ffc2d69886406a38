// The cheapest process that C++ can start: the unit in which start-up costs are told.
int main() {}
