package io.perseid.language.function;

import io.perseid.entity.BytesValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code hash128}. */
final class Hash128 implements OptionMapping {
    private static final String MURMUR3 = "murmur3";

    @Override
    public Signature signature() {
        return Signature.of(
                "hash128 algorithm [seed] values",
                "The 128-bit hash of strings and bytes as a number; the algorithm is \"murmur3\". Other values are dropped.");
    }

    @Override
    public void check(Arguments arguments) {
        arguments
                .constant(0)
                .filter(name -> !name.equals(Values.of(MURMUR3)))
                .ifPresent(name -> arguments.unknown(0, "hash", name, List.of(MURMUR3)));
    }

    @Override
    public Mapper prepare(Options options) {
        if (!MURMUR3.equals(options.text(0)) || options.has(1) && options.number(1) == null) {
            return NEVER;
        }
        Integer seed = options.number(1);
        int start = seed == null ? 0 : seed;
        return value -> switch (value) {
            case StringValue(String text) -> hash(text.getBytes(StandardCharsets.UTF_8), start);
            case BytesValue bytes -> hash(bytes.bytes(), start);
            default -> null;
        };
    }

    private static Value hash(byte[] bytes, int seed) {
        return IntegerValue.of(MurmurHash3.hash(bytes, seed));
    }
}
