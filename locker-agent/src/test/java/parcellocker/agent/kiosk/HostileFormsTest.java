package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Touch;
import parcellocker.contract.problem.ProblemException;

/** Texts that want to be more than text, through every field a page can post. */
class HostileFormsTest {
    /** A touch for each field, with what else it needs. */
    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("view", "back ");
        fields.put("run", "back view=1&");
        fields.put("language", "speak view=1&");
        fields.put("wish", "prefer view=1&on=true&");
        fields.put("on", "prefer view=1&wish=SPOKEN&");
        fields.put("digits", "enter-code view=1&");
        fields.put("badge", "sign-in view=1&pin=1234&");
        fields.put("pin", "sign-in view=1&badge=K1&");
        fields.put("text", "type-waybill view=1&");
        fields.put("phone", "attest view=1&");
        fields.put("size", "choose-size view=1&");
        fields.put("delivery", "look-into view=1&");
        fields.put("compartment", "inspect view=1&");
        fields.put("reason", "put-back view=1&");
        fields.put("opened", "answer view=1&");
        return fields;
    }

    @Test
    void none_is_taken_for_anything_but_the_text_of_a_waybill_and_no_refusal_repeats_it() {
        TreeSet<String> taken = new TreeSet<>();
        for (String hostile : Hostile.texts()) {
            fields().forEach((field, before) -> {
                Optional<Input.Touched> touched = post(before, field, hostile);
                touched.ifPresent(input -> {
                    taken.add(field);
                    if (field.equals("text")) {
                        assertThat(((Touch.TypeWaybill) input.touch()).text()).isEqualToIgnoringCase(hostile);
                    }
                });
            });
        }
        assertThat(taken).containsExactly("text");
    }

    @Test
    void the_fields_are_those_a_good_form_is_read_from() {
        assertThat(post("speak view=1&", "language", "EN")).isPresent();
        assertThat(post("look-into view=1&", "delivery", "0123456789abcdef")).isPresent();
        assertThat(post("inspect view=1&", "compartment", "A01")).isPresent();
        assertThat(post("put-back view=1&", "reason", "UNWANTED")).isPresent();
    }

    private static Optional<Input.Touched> post(String before, String field, String text) {
        String[] parts = before.split(" ", -1);
        String body = parts[1] + field + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
        try {
            Form form = Form.parse(body.getBytes(StandardCharsets.UTF_8));
            // As the server reads it: the run first.
            var unused = form.optional("run", Painter.RUN);
            return Optional.of(TouchForm.read(parts[0], form));
        } catch (ProblemException refused) {
            assertThat(String.valueOf(refused.getMessage())).doesNotContain(text);
            return Optional.empty();
        }
    }
}
