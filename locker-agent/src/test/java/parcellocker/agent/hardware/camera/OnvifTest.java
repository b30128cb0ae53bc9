package parcellocker.agent.hardware.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnvifTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void the_first_element_of_that_name_is_read_with_whatever_prefix() throws IOException {
        byte[] answer = bytes("<a xmlns:t='urn:t'><t:Uri> http://cam/1 </t:Uri><t:Uri>http://cam/2</t:Uri></a>");
        assertThat(Onvif.first(answer, "Uri", false)).contains("http://cam/1");
        assertThat(Onvif.first(answer, "Profiles", true)).isEmpty();
    }

    /** Found by the fuzzer: for some faults of a document type the JDK has no words, and throws something else instead. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<a><Uri>x",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a><Uri>&b;</Uri></a>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>M\u0000]><a><Uri>&b;</Uri></a>",
            })
    void what_is_no_answer_is_refused_or_holds_nothing(String answer) {
        assertThatThrownBy(() ->
                        Onvif.first(bytes(answer), "Uri", false).orElseThrow(() -> new IOException("nothing in it")))
                .isInstanceOf(IOException.class);
    }
}
