package io.perseid.node;

import io.perseid.fault.Fault;
import io.perseid.store.EncryptionKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Where a user keeps a key: {@code file:PATH}, {@code env:NAME} or {@code command:LINE}. What comes from there is never logged. */
final class KeySource {
    private static final int SECONDS_FOR_A_COMMAND = 30;

    private KeySource() {}

    /**
     * Reads the key.
     *
     * @throws Fault {@link NodeCode#KEY_UNREADABLE}, or {@code key-malformed} if what is there is no key
     */
    static EncryptionKey read(String source, Map<String, String> environment) {
        int colon = source.indexOf(':');
        String kind = colon < 0 ? "" : source.substring(0, colon);
        String rest = source.substring(colon + 1);
        String text = switch (kind) {
            case "file" -> file(rest);
            case "env" -> {
                String value = environment.get(rest);
                if (value == null || value.isBlank()) {
                    throw unreadable("the variable isn't set", source);
                }
                yield value;
            }
            case "command" -> command(rest);
            default -> throw unreadable("a key is at file:PATH, env:NAME or command:LINE", source);
        };
        return EncryptionKey.parse(text);
    }

    private static String file(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw unreadable("the file can't be read", path);
        }
    }

    private static String command(String line) {
        try {
            Process process = new ProcessBuilder("sh", "-c", line)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            byte[] out = process.getInputStream().readAllBytes();
            if (!process.waitFor(SECONDS_FOR_A_COMMAND, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw unreadable("the command doesn't end", line);
            }
            if (process.exitValue() != 0) {
                throw unreadable("the command failed status=" + process.exitValue(), line);
            }
            return new String(out, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable("the command can't be run", line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreadable("the command was interrupted", line);
        }
    }

    private static Fault unreadable(String why, String source) {
        return new Fault(NodeCode.KEY_UNREADABLE, why, "source", source);
    }
}
