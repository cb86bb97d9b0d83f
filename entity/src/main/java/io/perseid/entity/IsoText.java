package io.perseid.entity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Dates and datetimes as text: {@code 2015-12-31} and {@code 2015-01-02T03:04:05.123456789Z}, nothing else. */
final class IsoText {
    private static final int DATE_LENGTH = 10;
    private static final int SECOND_END = 19;

    private IsoText() {}

    /** The date the text names, or null if it isn't one. */
    static @Nullable LocalDate date(CharSequence text) {
        if (text.length() != DATE_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (year < 1 || month < 1 || day < 1) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** The datetime the text names, or null if it isn't one. */
    static @Nullable DatetimeValue datetime(CharSequence text) {
        int last = text.length() - 1;
        if (last < SECOND_END || text.charAt(last) != 'Z' || text.charAt(10) != 'T') {
            return null;
        }
        LocalDate date = date(text.subSequence(0, DATE_LENGTH));
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECOND_END);
        boolean inRange = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        if (date == null || !inRange || text.charAt(13) != ':' || text.charAt(16) != ':') {
            return null;
        }
        int nano = last == SECOND_END ? 0 : fraction(text, last);
        if (nano < 0) {
            return null;
        }
        return new DatetimeValue(date.toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second, nano);
    }

    /** The nanoseconds named by one to nine digits after the point, or -1. */
    private static int fraction(CharSequence text, int end) {
        int digits = end - SECOND_END - 1;
        if (text.charAt(SECOND_END) != '.' || digits < 1 || digits > 9) {
            return -1;
        }
        int value = number(text, SECOND_END + 1, end);
        for (int i = digits; i < 9 && value > 0; i++) {
            value *= 10;
        }
        return value;
    }

    /** The number written in the given digits, or -1 if one of them is no digit. */
    private static int number(CharSequence text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    static String text(DatetimeValue datetime) {
        LocalDateTime moment = LocalDateTime.ofEpochSecond(datetime.epochSecond(), 0, ZoneOffset.UTC);
        var text = new StringBuilder(30).append(moment.toLocalDate()).append('T');
        twoDigits(text, moment.getHour()).append(':');
        twoDigits(text, moment.getMinute()).append(':');
        twoDigits(text, moment.getSecond());
        if (datetime.nano() > 0) {
            String digits = Integer.toString(1_000_000_000 + datetime.nano());
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            text.append('.').append(digits, 1, end);
        }
        return text.append('Z').toString();
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
