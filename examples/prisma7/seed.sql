INSERT INTO "Product" ("name", "price") VALUES ('Tea', 4.5), ('Cup', 12);
