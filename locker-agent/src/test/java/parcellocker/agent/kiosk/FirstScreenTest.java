package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parcellocker.agent.locker.Comfort;
import parcellocker.agent.locker.Language;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Shown;

/** Whoever has never stood before a locker finds where to begin. */
class FirstScreenTest {
    private final Painter painter = new Painter(Furnished.cabinet(), ref -> Optional.empty(), "abcdefghijkl");

    @ParameterizedTest
    @EnumSource(Language.class)
    void one_field_and_two_large_buttons_and_nothing_to_buy_to_scan_or_to_install(Language language) {
        Comfort comfort = new Comfort(language, new TreeSet<>());
        String drawn = painter.screen(new Stage.Scene(
                1, Optional.of(new Shown(1, new Page.Home(), comfort, false, true, List.of(), Optional.empty()))));

        assertThat(count(drawn, "data-field")).as("fields").isEqualTo(1);
        assertThat(count(drawn, "class=\"way ")).as("large buttons").isEqualTo(2);
        assertThat(drawn).contains(new Texts(language).of("home.safe"));
        assertThat(drawn).doesNotContain("<img", "<iframe", "<video", "<a ", "http:", "https:");
    }

    private static int count(String text, String what) {
        Matcher found = Pattern.compile(Pattern.quote(what)).matcher(text);
        int count = 0;
        while (found.find()) {
            count++;
        }
        return count;
    }
}
