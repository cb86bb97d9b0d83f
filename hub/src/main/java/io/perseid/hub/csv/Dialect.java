package io.perseid.hub.csv;

/** How fields are told apart. */
record Dialect(String delimiter, char quote) {
    /** Commas and double quotes. */
    static final Dialect EXCEL = new Dialect(",", '"');

    /** The dialect with the name that configurations have for it. */
    static Dialect named(String name) {
        return name.equals("excel_tab") || name.equals("excel-tab") ? new Dialect("\t", '"') : EXCEL;
    }

    Dialect withDelimiter(String other) {
        return new Dialect(other, quote);
    }
}
