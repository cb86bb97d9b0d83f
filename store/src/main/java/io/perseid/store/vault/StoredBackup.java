package io.perseid.store.vault;

import io.perseid.entity.BytesValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.entity.ValueWriter;
import io.perseid.store.backup.Backup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A backup as it lies in a vault.
 *
 * @param backup as it was on the machine
 * @param chunks of each of its files, in their order
 */
record StoredBackup(Backup backup, List<List<String>> chunks) {
    StoredBackup {
        chunks = chunks.stream().map(List::copyOf).toList();
    }

    Stream<String> allChunks() {
        return chunks.stream().flatMap(List::stream);
    }

    List<String> chunksOf(Backup.BackupFile file) {
        return chunks.get(backup.files().indexOf(file));
    }

    byte[] encode() {
        List<Value> files = new ArrayList<>();
        for (List<String> file : chunks) {
            files.add(ListValue.of(file.stream().<Value>map(StringValue::new).toList()));
        }
        var form = new ValueWriter();
        form.value(DictValue.of(Map.of("manifest", new BytesValue(backup.manifest()), "chunks", ListValue.of(files))));
        return Arrays.copyOf(form.buffer(), form.size());
    }

    static StoredBackup decode(String name, byte[] content) {
        DictValue dict = DictValue.encoded(content, 0, content.length);
        if (!(dict.get("manifest") instanceof BytesValue manifest)
                || !(dict.get("chunks") instanceof ListValue files)) {
            throw Envelope.damaged(name, "it has no manifest");
        }
        List<List<String>> chunks = new ArrayList<>();
        for (Value file : files.items()) {
            chunks.add(((ListValue) file)
                    .items().stream()
                            .map(chunk -> ((StringValue) chunk).value())
                            .toList());
        }
        return new StoredBackup(Backup.read(name, manifest.bytes()), chunks);
    }
}
