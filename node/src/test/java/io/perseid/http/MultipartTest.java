package io.perseid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MultipartTest {
    private static final String TYPE = "multipart/form-data; boundary=xYz";

    @Test
    void theFieldIsFoundAmongOthers() {
        String body = String.join(
                "\r\n",
                "--xYz",
                "Content-Disposition: form-data; name=\"note\"",
                "",
                "hello",
                "--xYz",
                "Content-Disposition: form-data; name=\"file\"; filename=\"c.zip\"",
                "Content-Type: application/zip",
                "",
                "PK",
                "\u0001",
                "--xYz--",
                "");
        assertThat(Multipart.field(bytes(body), TYPE, "file")).isEqualTo(bytes("PK\r\n\u0001"));
    }

    @Test
    void theOnlyFieldIsTakenWhateverItsName() {
        String body = "--xYz\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nhello\r\n--xYz--\r\n";
        assertThat(Multipart.field(bytes(body), TYPE, "file")).isEqualTo(bytes("hello"));
    }

    @Test
    void aFormWithoutABoundaryOrPartsIsRefused() {
        assertThatThrownBy(() -> Multipart.field(bytes("x"), "multipart/form-data", "file"))
                .hasMessageContaining("boundary");
        assertThatThrownBy(() -> Multipart.field(bytes("x"), TYPE, "file")).hasMessageContaining("no part");
    }

    /** The repetition is the seed. */
    @RepeatedTest(50)
    void anyBytesComeOutAsTheyWentIn(RepetitionInfo repetition) {
        byte[] content = new byte[repetition.getCurrentRepetition() * 7];
        new Random(repetition.getCurrentRepetition()).nextBytes(content);
        byte[] head = bytes("--xYz\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n");
        byte[] tail = bytes("\r\n--xYz--\r\n");
        byte[] body = new byte[head.length + content.length + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(content, 0, body, head.length, content.length);
        System.arraycopy(tail, 0, body, head.length + content.length, tail.length);
        assertThat(Multipart.field(body, TYPE, "file")).isEqualTo(content);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
