package parcellocker.agent.kiosk;

import java.util.List;
import java.util.Map;
import parcellocker.agent.locker.Language;

/**
 * What every screen has around it.
 *
 * @param page the page's kind, for style and scripts
 * @param view quoted by every touch
 * @param run quoted by every touch of a page, see {@link KioskServer}
 */
record Frame(String page, long view, String run, Language language, Texts texts, CabinetDrawing cabinet) {

    String of(String key, Object... given) {
        return texts.of(key, given);
    }

    /** The touch that goes on in the other language, named in that language. */
    Sheet.Button otherLanguage() {
        Language other = language == Language.ZH ? Language.EN : Language.ZH;
        return new Sheet.Button(
                Sheet.Look.PLAIN, texts.of("language.other"), "speak", Map.of("language", other.name()));
    }

    Sheet.Button back() {
        return new Sheet.Button(Sheet.Look.BACK, texts.of("back"), "back");
    }

    Sheet.Button leave() {
        return new Sheet.Button(Sheet.Look.BACK, texts.of("courier.leave"), "done");
    }

    /** Rows of the keyboard for waybills. */
    List<String> keyRows() {
        return List.of("1234567890", "QWERTYUIOP", "ASDFGHJKL-", "ZXCVBNM");
    }
}
