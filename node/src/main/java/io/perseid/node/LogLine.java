package io.perseid.node;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.StringValue;
import io.perseid.http.RequestId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * One line of the node's log.
 *
 * @param level debug, info, warning or error
 * @param request id of the request the line belongs to; empty for work of the node's own
 * @param failure the stack trace; empty when there is none
 */
record LogLine(Instant time, String level, String logger, String message, String request, String failure) {
    /** Made on the thread that logs, which knows its request. */
    static LogLine of(LogRecord entry) {
        return new LogLine(
                entry.getInstant(),
                level(entry.getLevel()),
                String.valueOf(entry.getLoggerName()),
                message(entry),
                RequestId.current().orElse(""),
                failure(entry.getThrown()));
    }

    /** The line without what may not be seen. */
    LogLine masked(UnaryOperator<String> mask) {
        return new LogLine(time, level, logger, mask.apply(message), request, mask.apply(failure));
    }

    /** One JSON object, without a line end. */
    public String json() {
        var dict = new DictBuilder();
        dict.put("time", new StringValue(time.toString()));
        dict.put("level", new StringValue(level));
        dict.put("logger", new StringValue(logger));
        dict.put("message", new StringValue(message));
        if (!request.isEmpty()) {
            dict.put("request", new StringValue(request));
        }
        if (!failure.isEmpty()) {
            dict.put("failure", new StringValue(failure));
        }
        return Json.write(dict.build(), JsonForm.COMPATIBLE);
    }

    /** For people. */
    String text() {
        String shortLogger = logger.substring(logger.lastIndexOf('.') + 1);
        return "%s %-7s %s: %s%s%s"
                .formatted(
                        time,
                        level,
                        shortLogger,
                        message,
                        request.isEmpty() ? "" : " request=" + request,
                        failure.isEmpty() ? "" : "\n" + failure.strip());
    }

    private static String message(LogRecord entry) {
        String message = String.valueOf(entry.getMessage());
        Object[] parameters = entry.getParameters();
        if (parameters == null || parameters.length == 0 || !message.contains("{0")) {
            return message;
        }
        try {
            return MessageFormat.format(message, parameters);
        } catch (IllegalArgumentException e) {
            return message;
        }
    }

    private static String level(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (value >= Level.WARNING.intValue()) {
            return "warning";
        }
        return value >= Level.INFO.intValue() ? "info" : "debug";
    }

    private static String failure(@Nullable Throwable thrown) {
        if (thrown == null) {
            return "";
        }
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
