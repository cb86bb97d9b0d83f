package io.perseid.hub.web;

import io.perseid.fault.Fault;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a system is: a pattern or a base that relative addresses are put into.
 *
 * @param system the id of the system
 * @param text the pattern or the base
 * @param joined whether it is a base that addresses are resolved against, else a pattern with {@code %s} in it
 * @param directory where relative file names start
 */
record WebAddress(String system, String text, boolean joined, Path directory) {
    private static final String LEGAL = "-._~:/?#[]@!$&'()*+,;=%";

    /** The whole address; one that is whole already stays as it is. */
    String whole(String relative) {
        if (relative.matches("(?i)(https?|file):.*")) {
            return relative;
        }
        if (joined) {
            return uri(text).resolve(uri(relative)).toString();
        }
        return text.contains("%s") ? text.replace("%s", relative) : text + relative;
    }

    /** The file that the address names; empty if it names none. Relative names start at the configuration's directory. */
    Optional<Path> file(String whole) {
        if (!whole.toLowerCase(Locale.ROOT).startsWith("file:")) {
            return Optional.empty();
        }
        String path = whole.substring("file:".length());
        return Optional.of(directory
                .resolve(path.startsWith("//") ? path.substring(2) : path)
                .normalize());
    }

    /**
     * The address as requests need it; blanks and letters that addresses can't have are encoded.
     *
     * @throws Fault if there is no host in it, or it is no address for another reason
     */
    URI request(String whole) {
        URI uri = uri(whole);
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().matches("(?i)https?")) {
            throw new Fault(
                    WebCode.ADDRESS_WRONG,
                    "wanted an http, https or file address",
                    "system",
                    system,
                    "found",
                    shown(whole));
        }
        return uri;
    }

    private URI uri(String whole) {
        var encoded = new StringBuilder();
        for (byte b : whole.strip().getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean legal = c < 128 && (Character.isLetterOrDigit(c) || LEGAL.indexOf(c) >= 0);
            encoded.append(legal ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        try {
            return new URI(encoded.toString());
        } catch (URISyntaxException e) {
            throw new Fault(
                    WebCode.ADDRESS_WRONG,
                    "an address that can't be read",
                    "system",
                    system,
                    "found",
                    shown(whole),
                    "reason",
                    e.getReason());
        }
    }

    /** The address as errors may show it: without its query and without user names and passwords. */
    static String shown(String whole) {
        return whole.replaceAll("[?#].*", "").replaceAll("//[^/@]*@", "//");
    }

    /** Host and port as errors name them. */
    static String host(URI uri) {
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
