package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.UriValue;
import io.perseid.language.Arguments;
import io.perseid.language.Signature;

/** {@code phonenumber-format}. */
final class PhonenumberFormat implements OptionMapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "phonenumber-format format values",
                "Phone numbers, as phonenumber-parse gives them, in a format: e164 (without plus), national-e164, national, international, rfc3966, isocode, country-code. Other values are dropped.");
    }

    @Override
    public void check(Arguments arguments) {
        arguments
                .constant(0)
                .filter(format -> !PhoneNumbers.FORMATS.contains(format.toString()))
                .ifPresent(format -> arguments.unknown(0, "format", format, PhoneNumbers.FORMATS));
    }

    @Override
    public Mapper prepare(Options options) {
        String format = options.text(0);
        if (format == null) {
            return NEVER;
        }
        return value -> switch (value) {
            case UriValue(String text) -> PhoneNumbers.format(text, format);
            case StringValue(String text) -> PhoneNumbers.format(text, format);
            default -> null;
        };
    }
}
