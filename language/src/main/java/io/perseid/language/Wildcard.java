package io.perseid.language;

/**
 * A pattern of text in which {@code *} stands for any characters and {@code ?} for one. Matching takes at most the
 * length of the pattern times that of the text: a mismatch only ever goes back to the last star.
 */
public final class Wildcard {
    private final String pattern;
    private final boolean isPlain;
    private final boolean isPrefix;

    /** The pattern. */
    public Wildcard(String pattern) {
        this.pattern = pattern;
        this.isPlain = !isPattern(pattern);
        this.isPrefix = pattern.endsWith("*") && !isPattern(pattern.substring(0, pattern.length() - 1));
    }

    /** Whether the text has a star or a question mark in it. */
    public static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** Whether the whole text is as the pattern says. */
    public boolean matches(String text) {
        if (isPlain) {
            return pattern.equals(text);
        }
        if (isPrefix) {
            return text.regionMatches(0, pattern, 0, pattern.length() - 1);
        }
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
