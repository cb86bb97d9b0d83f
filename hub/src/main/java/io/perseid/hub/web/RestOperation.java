package io.perseid.hub.web;

import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.hub.Form;
import io.perseid.hub.PlainJson;
import io.perseid.hub.Property;
import io.perseid.hub.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One thing a service can be asked, as the configuration describes it.
 *
 * @param given the properties with their defaults; those of a pipe stand before those of the operation
 */
record RestOperation(DictValue given) {
    private static final Form TERMINATION =
            Form.oneOf("empty-result", "same-next-page-link", "next-page-link-empty", "same-next-page-request");

    /** What an operation may have. */
    static final Schema SCHEMA = Schema.of(
            Property.required("url", Form.TEXT, "The address, a template."),
            Property.required(
                    "method",
                    Form.oneOf("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"),
                    "The HTTP method."),
            Property.optional("headers", Form.OBJECT, "Headers, with templates."),
            Property.optional("params", Form.OBJECT, "Parameters of the address, with templates."),
            Property.word(
                    "payload-type",
                    "The form of the payload.",
                    "json",
                    "text",
                    "json-transit",
                    "form",
                    "multipart-form"),
            Property.optional("properties", Form.OBJECT, "Values for templates, where the entity has none."),
            Property.optional("payload", Form.ANY, "What is sent, with templates."),
            Property.optional("response_property", Form.TEXT, "The property that gets the answer."),
            Property.optional("response_headers_property", Form.TEXT, "The property that gets the answer's headers."),
            Property.optional("response_status_property", Form.TEXT, "The property that gets the answer's status."),
            Property.optional("payload_property", Form.TEXT, "Where in the answer the entities are."),
            Property.optional("next_page_link", Form.TEXT, "The address of the next page, a template."),
            Property.optional(
                    "next_page_termination_strategy",
                    TERMINATION.or(Form.of(
                            "a list of these",
                            value -> value instanceof ListValue list
                                    && list.items().stream().allMatch(TERMINATION.test()))),
                    "When there is no next page."),
            Property.optional("page_size", Form.integer(1), "A value for templates."),
            Property.text("allowed_status_codes", "200-299", "The statuses of success."),
            Property.optional("ignored_status_codes", Form.TEXT, "Statuses whose answers are as good as empty ones."),
            Property.optional("id_expression", Form.TEXT, "The id of an entity without one, a template."),
            Property.optional("updated_expression", Form.TEXT, "The token of an entity without one, a template."),
            Property.optional("error_expression", Form.TEXT, "What is wrong in an answer of success, a template."),
            Property.text("since_property_name", "since", "The parameter or header that takes the token."),
            Property.word("since_property_location", "Where the token goes.", "query", "header", "manual"),
            Property.optional("rate_limiting_retries", Form.integer(0), "How often a request is sent again after 429."),
            Property.optional("rate_limiting_delay", Form.integer(0), "Seconds between such requests."));

    /** This operation with properties that a pipe sets for itself. */
    RestOperation with(DictValue overriding) {
        DictValue all = given;
        for (String name : overriding.names()) {
            all = overriding.get(name).isNull() ? all : all.with(name, overriding.get(name));
        }
        return new RestOperation(all);
    }

    /** The text of a property; empty if it has none. */
    String text(String property) {
        return given.get(property) instanceof StringValue text ? text.value() : "";
    }

    /** A property as it was given. */
    Value value(String property) {
        return given.get(property);
    }

    /** The statuses of success. */
    StatusCodes allowed() {
        return StatusCodes.parse(text("allowed_status_codes")).orElse(StatusCodes.ALL);
    }

    /** Whether the answer is as good as an empty one. */
    boolean ignores(int status) {
        return StatusCodes.parse(text("ignored_status_codes"))
                .filter(codes -> codes.has(status))
                .isPresent();
    }

    /** Whether paging ends in that way. */
    boolean ends(String how) {
        List<String> ways = switch (given.get("next_page_termination_strategy")) {
            case StringValue way -> List.of(way.value());
            case ListValue list -> list.items().stream().map(PlainJson::text).toList();
            default -> List.of("next-page-link-empty", "same-next-page-request");
        };
        return ways.contains(how);
    }

    /** How often a request is sent again after status 429. */
    int rateRetries() {
        return integer("rate_limiting_retries").orElse(0);
    }

    /** The time between such requests. */
    Duration rateDelay() {
        return Duration.ofSeconds(integer("rate_limiting_delay").orElse(1));
    }

    private Optional<Integer> integer(String property) {
        return given.get(property) instanceof IntegerValue number && number.isLong()
                ? Optional.of((int) Math.min(number.longValue(), Integer.MAX_VALUE))
                : Optional.empty();
    }
}
