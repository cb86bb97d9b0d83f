package io.perseid.entity;

import java.time.LocalDate;

/** A day of the calendar, from 0001-01-01 to 9999-12-31. */
public record DateValue(LocalDate value) implements Value {
    /**
     * A day.
     *
     * @throws IllegalArgumentException if its year is not between 1 and 9999
     */
    public DateValue {
        if (value.getYear() < 1 || value.getYear() > 9999) {
            throw new IllegalArgumentException("a date outside of the years 1 to 9999 date=" + value);
        }
    }

    /** The day as {@code 2015-12-31}. */
    @Override
    public String toString() {
        return value.toString();
    }
}
