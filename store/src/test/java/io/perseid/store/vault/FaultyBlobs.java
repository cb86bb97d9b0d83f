package io.perseid.store.vault;

import io.perseid.fault.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Blobs in memory that fail, get cut, get lost and rot when a test says so. */
final class FaultyBlobs implements BlobStore {
    final TreeMap<String, byte[]> held = new TreeMap<>();
    int puts;
    private int untilFailure = Integer.MAX_VALUE;
    private boolean cutInstead;

    /** The call that changes something, so many calls from now, fails and so do all after it, until it is mended. */
    void failAfter(int calls) {
        untilFailure = calls;
        cutInstead = false;
    }

    /** The put, so many calls from now, writes half of its bytes and says nothing. */
    void cutAfter(int calls) {
        untilFailure = calls;
        cutInstead = true;
    }

    void mend() {
        untilFailure = Integer.MAX_VALUE;
    }

    void flipBit(String name, Random random) {
        byte[] bytes = held.get(name).clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        held.put(name, bytes);
    }

    String any(String prefix, Random random) {
        List<String> names = list(prefix);
        return names.get(random.nextInt(names.size()));
    }

    @Override
    public void put(String name, byte[] bytes) {
        if (untilFailure-- <= 0) {
            if (!cutInstead) {
                throw failure();
            }
            held.put(name, Arrays.copyOf(bytes, bytes.length / 2));
            mend();
            return;
        }
        puts++;
        held.put(name, bytes.clone());
    }

    @Override
    public Optional<byte[]> get(String name) {
        return Optional.ofNullable(held.get(name)).map(byte[]::clone);
    }

    @Override
    public List<String> list(String prefix) {
        return new ArrayList<>(
                held.keySet().stream().filter(name -> name.startsWith(prefix)).toList());
    }

    @Override
    public void delete(String name) {
        if (!cutInstead && untilFailure-- <= 0) {
            throw failure();
        }
        held.remove(name);
    }

    @Override
    public String address() {
        return "memory";
    }

    private static Fault failure() {
        return new Fault(VaultCode.VAULT_UNREACHABLE, "injected");
    }
}
