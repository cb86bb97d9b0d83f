package io.perseid.language.function;

import io.perseid.entity.IntegerValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import org.jspecify.annotations.Nullable;

/** {@code hex}. */
final class Hex implements Mapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "hex values",
                "Integers as strings of as many bytes as they need in two's complement: 255 is \"0x00ff\", -1 is \"0xff\". Other values are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        return value instanceof IntegerValue number
                ? Values.of("0x"
                        + java.util.HexFormat.of().formatHex(number.bigValue().toByteArray()))
                : null;
    }
}
