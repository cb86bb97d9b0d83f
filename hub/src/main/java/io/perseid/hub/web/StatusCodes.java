package io.perseid.hub.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A set of HTTP statuses, written as {@code 200-299,404}. */
record StatusCodes(List<Range> ranges) {
    /** Every status. */
    static final StatusCodes ALL = new StatusCodes(List.of(new Range(0, 999)));

    private static final Pattern PART = Pattern.compile("(\\d{3})(?:\\s*-\\s*(\\d{3}))?");

    /** From one status to another, both included. */
    record Range(int first, int last) {}

    StatusCodes {
        ranges = List.copyOf(ranges);
    }

    /** The set that the text stands for; empty if it is of another form. */
    static Optional<StatusCodes> parse(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",")) {
            Matcher matcher = PART.matcher(part.strip());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            int first = Integer.parseInt(matcher.group(1));
            ranges.add(new Range(first, matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2))));
        }
        return Optional.of(new StatusCodes(ranges));
    }

    boolean has(int status) {
        return ranges.stream().anyMatch(range -> range.first() <= status && status <= range.last());
    }
}
