package io.perseid.language.function;

import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.UriValue;
import io.perseid.language.Signature;
import java.util.Locale;

/** {@code phonenumber-parse}. */
final class PhonenumberParse implements OptionMapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "phonenumber-parse [region] values",
                "Strings and integers of phone numbers as tel URIs; without country code they are of the region, a code of two letters. Other values and strings are dropped.");
    }

    @Override
    public Mapper prepare(Options options) {
        String region = options.text(0);
        String code = region == null ? "ZZ" : region.toUpperCase(Locale.ROOT);
        return value -> switch (value) {
            case StringValue(String text) -> PhoneNumbers.parse(text, code);
            case IntegerValue number -> PhoneNumbers.parse(number.toString(), code);
            case UriValue(String text) when text.startsWith("tel:") -> PhoneNumbers.parse(text, code);
            default -> null;
        };
    }
}
