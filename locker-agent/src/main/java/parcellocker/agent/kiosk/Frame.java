package parcellocker.agent.kiosk;

import java.util.List;
import java.util.Map;
import parcellocker.agent.locker.Comfort;
import parcellocker.agent.locker.Language;
import parcellocker.agent.locker.Wish;

/**
 * What every screen has around it.
 *
 * @param page the page's kind, for style and scripts
 * @param view quoted by every touch
 * @param run quoted by every touch of a page, see {@link KioskServer}
 * @param prompt what is read out, see {@link Prompts}; empty for a silent page
 */
record Frame(String page, long view, String run, Comfort comfort, String prompt, Texts texts, CabinetDrawing cabinet) {

    String of(String key, Object... given) {
        return texts.of(key, given);
    }

    /** Whether there is anything to touch around the page. */
    boolean hasTools() {
        return view > 0 && !page.equals("Cleaning");
    }

    /** Whether help can be asked for here: not while a lock fires or the vault is at work, and once is enough. */
    boolean hasHelp() {
        return hasTools() && !List.of("Opening", "OneMoment", "Help", "Ticket").contains(page);
    }

    Sheet.Button help() {
        return new Sheet.Button(Sheet.Look.PLAIN, texts.of("help.ask"), "help");
    }

    /** Style of what is drawn for this person. */
    String looks() {
        return (comfort.has(Wish.LARGE_TYPE) ? "big " : "") + (comfort.has(Wish.LEFT_HANDED) ? "left" : "");
    }

    boolean speaks() {
        return comfort.has(Wish.SPOKEN);
    }

    /** Asks for it, or for its end. */
    Sheet.Button toggle(Wish wish) {
        return new Sheet.Button(
                comfort.has(wish) ? Sheet.Look.PRIMARY : Sheet.Look.PLAIN,
                texts.of("wish." + wish),
                "prefer",
                Map.of("wish", wish.name(), "on", String.valueOf(!comfort.has(wish))));
    }

    /** The touch that goes on in the other language, named in that language. */
    Sheet.Button otherLanguage() {
        Language other = comfort.language() == Language.ZH ? Language.EN : Language.ZH;
        return new Sheet.Button(
                Sheet.Look.PLAIN, texts.of("language.other"), "speak", Map.of("language", other.name()));
    }

    Sheet.Button moreTime() {
        return new Sheet.Button(Sheet.Look.PRIMARY, texts.of("closing.more"), "more-time");
    }

    Sheet.Button done() {
        return new Sheet.Button(Sheet.Look.PLAIN, texts.of("done"), "done");
    }

    Sheet.Button back() {
        return new Sheet.Button(Sheet.Look.BACK, texts.of("back"), "back");
    }

    /** For a courier with a parcel that no door stands open for. */
    Sheet.Button damaged() {
        return new Sheet.Button(Sheet.Look.PLAIN, texts.of("put.damaged"), "packaging-damaged");
    }

    Sheet.Button leave() {
        return new Sheet.Button(Sheet.Look.BACK, texts.of("courier.leave"), "done");
    }

    /** Rows of the keyboard for waybills. */
    List<String> keyRows() {
        return List.of("1234567890", "QWERTYUIOP", "ASDFGHJKL-", "ZXCVBNM");
    }
}
