package io.perseid.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.perseid.fault.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ExtensionValue;

/** Our codecs beside the libraries everybody uses. */
class PeersTest {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What we write, msgpack-core reads as the same; what it writes, we read as the same. The repetition is the seed. */
    @RepeatedTest(100)
    void theMessagePackLibraryReadsAndWritesWhatWeDo(RepetitionInfo repetition) throws IOException {
        var random = new RandomValues(repetition.getCurrentRepetition());
        for (int i = 0; i < 20; i++) {
            Value value = random.value();
            var writer = new ValueWriter();
            writer.value(value);
            try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(writer.toBytes());
                    var packer = MessagePack.newDefaultBufferPacker()) {
                org.msgpack.value.Value theirs = unpacker.unpackValue();
                assertThat(unpacker.hasNext()).isFalse();
                assertThat(ours(theirs)).isEqualTo(value);
                packer.packValue(theirs);
                assertThat(packer.toByteArray()).isEqualTo(writer.toBytes());
            }
        }
    }

    private static Value ours(org.msgpack.value.Value theirs) {
        return switch (theirs.getValueType()) {
            case NIL -> NullValue.NULL;
            case BOOLEAN -> BooleanValue.of(theirs.asBooleanValue().getBoolean());
            case INTEGER -> IntegerValue.of(theirs.asIntegerValue().toBigInteger());
            case FLOAT -> new FloatValue(theirs.asFloatValue().toDouble());
            case STRING -> new StringValue(theirs.asStringValue().asString());
            case BINARY -> new BytesValue(theirs.asBinaryValue().asByteArray());
            case ARRAY -> {
                List<Value> items = new ArrayList<>();
                theirs.asArrayValue().forEach(item -> items.add(ours(item)));
                yield ListValue.of(items);
            }
            case MAP -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                theirs.asMapValue()
                        .entrySet()
                        .forEach(entry ->
                                entries.put(entry.getKey().asStringValue().asString(), ours(entry.getValue())));
                yield DictValue.of(entries);
            }
            case EXTENSION -> extension(theirs.asExtensionValue());
        };
    }

    /** Our own types have no other reader: they are read by ours, from the content the library found. */
    private static Value extension(ExtensionValue theirs) {
        if (theirs.isTimestampValue()) {
            return DatetimeValue.of(theirs.asTimestampValue().toInstant());
        }
        var writer = new ValueWriter();
        writer.ext(theirs.getType(), theirs.getData().length);
        writer.raw(theirs.getData(), 0, theirs.getData().length);
        return new ValueReader(writer.toBytes()).value();
    }

    /** We refuse as malformed what jackson-core refuses, and only that. The repetition is the seed. */
    @RepeatedTest(200)
    void theJsonLibraryRefusesWhatWeDo(RepetitionInfo repetition) throws IOException {
        var random = new Random(repetition.getCurrentRepetition());
        Value value = new RandomValues(repetition.getCurrentRepetition()).dict();
        byte[] whole = Json.writeBytes(value, JsonForm.COMPATIBLE);
        byte[] bytes = Arrays.copyOf(whole, Math.min(whole.length, 500));
        for (int i = 0; i < 100; i++) {
            byte[] damaged = random.nextInt(4) > 0 ? bytes.clone() : Arrays.copyOf(bytes, random.nextInt(bytes.length));
            for (int flips = random.nextInt(3); flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) "\"\\{}[],:eE-+.019tfn u\n".charAt(random.nextInt(22));
            }
            if (isPlain(damaged)) {
                assertThat(weRead(damaged))
                        .as(new String(damaged, StandardCharsets.ISO_8859_1))
                        .isEqualTo(theyRead(damaged));
            }
        }
    }

    /** The library is laxer about surrogates and UTF-8, which we know. */
    private static boolean isPlain(byte[] json) {
        for (byte b : json) {
            if (b < 0) {
                return false;
            }
        }
        return !new String(json, StandardCharsets.US_ASCII).matches("(?is).*\\\\ud[89a-f].*");
    }

    private static boolean weRead(byte[] json) {
        try {
            Json.parse(json, JsonForm.COMPATIBLE);
            return true;
        } catch (Fault fault) {
            return fault.code() == EntityCode.JSON_NUMBER_OUT_OF_RANGE;
        }
    }

    private static boolean theyRead(byte[] json) throws IOException {
        try (JsonParser parser = JACKSON.createParser(json)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null && !parser.hasCurrentToken();
        } catch (JsonProcessingException _) {
            return false;
        }
    }
}
