package io.perseid.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;

/**
 * JSON to MessagePack with the libraries one would take: jackson-core streams, msgpack-core packs. It knows no tags, no
 * reserved members and no duplicate names, so it does less than {@code JsonEntityReader}.
 */
final class JacksonPeer {
    private static final JsonFactory JSON = new JsonFactory();

    private JacksonPeer() {}

    /** Encodes each object of the array; answers how many bytes they take. */
    static long transcode(byte[] json) throws IOException {
        long bytes = 0;
        try (JsonParser in = JSON.createParser(json);
                MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
            in.nextToken();
            while (in.nextToken() == JsonToken.START_OBJECT) {
                out.clear();
                object(in, out);
                bytes += out.toByteArray().length;
            }
        }
        return bytes;
    }

    /** The head with the number of members comes first, so that they are gathered aside. */
    private static void object(JsonParser in, MessagePacker out) throws IOException {
        try (MessageBufferPacker members = MessagePack.newDefaultBufferPacker()) {
            int count = 0;
            while (in.nextToken() != JsonToken.END_OBJECT) {
                members.packString(in.currentName());
                in.nextToken();
                value(in, members);
                count++;
            }
            out.packMapHeader(count).writePayload(members.toByteArray());
        }
    }

    private static void array(JsonParser in, MessagePacker out) throws IOException {
        try (MessageBufferPacker items = MessagePack.newDefaultBufferPacker()) {
            int count = 0;
            while (in.nextToken() != JsonToken.END_ARRAY) {
                value(in, items);
                count++;
            }
            out.packArrayHeader(count).writePayload(items.toByteArray());
        }
    }

    private static void value(JsonParser in, MessagePacker out) throws IOException {
        switch (in.currentToken()) {
            case START_OBJECT -> object(in, out);
            case START_ARRAY -> array(in, out);
            case VALUE_STRING -> out.packString(in.getText());
            case VALUE_NUMBER_INT -> out.packLong(in.getLongValue());
            case VALUE_NUMBER_FLOAT -> out.packDouble(in.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> out.packBoolean(in.getBooleanValue());
            default -> out.packNil();
        }
    }
}
