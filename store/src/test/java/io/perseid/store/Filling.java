package io.perseid.store;

import io.perseid.entity.Entity;
import io.perseid.fault.Fault;
import io.perseid.time.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A process that writes until its disk takes no more, and says what it saw: the code of the failure, how much was acknowledged, how
 * much can be read then, how much after room was made, and how much when the store is opened anew.
 */
final class Filling {
    private Filling() {}

    /** Arguments: the directory; {@code limit} or {@code ballast}; so many bytes that no file may exceed, or that are given back. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        Path ballast = directory.resolveSibling("ballast");
        boolean limited = arguments[1].equals("limit");
        if (!limited) {
            Files.write(ballast, new byte[Integer.parseInt(arguments[2])]);
        }
        long acknowledged = 0;
        try (Store store = Store.open(directory, StoreSettings.small(), Time.system())) {
            Dataset dataset = store.openOrCreate(Appending.PEOPLE);
            DatasetWriter writer = dataset.writer("filling");
            var random = new Random(1);
            if (limited) {
                limitFiles(arguments[2]);
            }
            String code = "";
            while (code.isEmpty()) {
                try {
                    writer.append(batch(random, dataset.nextOffset()), Progress.NONE);
                    writer.sync();
                    acknowledged = dataset.nextOffset();
                } catch (Fault fault) {
                    code = fault.code().id();
                }
            }
            System.out.println("code " + code);
            System.out.println("read " + (count(dataset) >= acknowledged));
            Files.deleteIfExists(ballast);
        } catch (Fault fault) {
            System.out.println("close " + fault.code().id());
        }
        try (Store store = Store.open(directory, StoreSettings.small(), Time.system())) {
            Dataset dataset = store.find(Appending.PEOPLE).orElseThrow();
            System.out.println("reopened " + (count(dataset) >= acknowledged && acknowledged > 0));
            System.out.println("findings " + StoreCheck.check(store).findings());
            if (!limited) {
                DatasetWriter writer = dataset.writer("filling");
                long before = dataset.nextOffset();
                writer.append(batch(new Random(2), before), Progress.NONE);
                writer.sync();
                System.out.println("writes again " + (dataset.nextOffset() > before));
            }
        }
    }

    /** From now on the kernel refuses to make files larger; the libraries, which are, have been unpacked. */
    private static void limitFiles(String bytes) throws IOException, InterruptedException {
        String self = Long.toString(ProcessHandle.current().pid());
        int code = new ProcessBuilder("prlimit", "--fsize=" + bytes, "--pid", self)
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("prlimit failed code=" + code);
        }
    }

    private static List<Entity> batch(Random random, long from) {
        List<Entity> batch = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            byte[] noise = new byte[600];
            random.nextBytes(noise);
            batch.add(People.person("p" + (from + i), java.util.HexFormat.of().formatHex(noise)));
        }
        return batch;
    }

    private static long count(Dataset dataset) {
        long count = 0;
        try (var reader = dataset.read(ReadRequest.all())) {
            while (reader.next().isPresent()) {
                count++;
            }
        }
        return count;
    }
}
