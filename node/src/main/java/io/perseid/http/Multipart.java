package io.perseid.http;

import io.perseid.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A posted multipart form, held in memory, as clients send one file with. */
public final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");

    private Multipart() {}

    /**
     * The content of the form's field, or of its only one whatever its name.
     *
     * @throws Fault {@code request-malformed} if the body isn't such a form
     */
    public static byte[] field(byte[] body, String contentType, String name) {
        var boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw malformed("the content type names no boundary");
        }
        byte[] line = bytes("--" + boundary.group(1));
        byte[] only = null;
        for (int start = indexOf(body, line, 0); start >= 0; ) {
            int next = indexOf(body, line, start + line.length);
            if (next < 0) {
                break;
            }
            int blank = indexOf(body, bytes("\r\n\r\n"), start);
            if (blank < 0 || blank > next) {
                throw malformed("a part has no end of its headers");
            }
            String headers = new String(body, start, blank - start, StandardCharsets.UTF_8);
            byte[] content = Arrays.copyOfRange(body, blank + 4, Math.max(blank + 4, next - 2));
            if (headers.contains("name=\"" + name + "\"") || headers.contains("name=" + name)) {
                return content;
            }
            only = content;
            start = next;
        }
        if (only == null) {
            throw malformed("the form has no part");
        }
        return only;
    }

    private static int indexOf(byte[] body, byte[] wanted, int from) {
        for (int at = from; at <= body.length - wanted.length; at++) {
            if (Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Fault malformed(String reason) {
        return new Fault(HttpCode.REQUEST_MALFORMED, "the multipart form can't be read", "reason", reason);
    }
}
