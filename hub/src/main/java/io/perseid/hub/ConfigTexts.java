package io.perseid.hub;

import io.perseid.fault.Place;
import io.perseid.fault.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Collects the files of a configuration. A file that can't be read is a problem of its own and keeps no other from being used. */
final class ConfigTexts {
    private final List<ConfigFile> files = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Takes a file's bytes, which must be UTF-8. */
    void add(String name, byte[] bytes) {
        var text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
        String read = text.flip().toString();
        if (result.isError()) {
            int line = (int) read.chars().filter(letter -> letter == '\n').count() + 1;
            problems.add(Problem.error(
                    HubCode.CONFIG_UNREADABLE,
                    new Place(name, "", line, read.length() - read.lastIndexOf('\n')),
                    "the file is not UTF-8 here",
                    "save it as UTF-8; nothing of this file is used until then"));
        } else {
            files.add(new ConfigFile(name, read));
        }
    }

    /** The file can't be read at all. */
    void unreadable(String name, IOException cause) {
        problems.add(Problem.error(
                HubCode.CONFIG_UNREADABLE,
                new Place(name, "", 0, 0),
                "the file can't be read: " + cause.getClass().getSimpleName(),
                "let the node's user read it; nothing of this file is used until then"));
    }

    /** What was read. */
    List<ConfigFile> files() {
        return files;
    }

    /** What could not be read. */
    List<Problem> problems() {
        return problems;
    }

    /** The components of all files. */
    Configuration configuration() {
        Configuration read = Configuration.of(files);
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(read.problems());
        return new Configuration(read.components(), all);
    }
}
