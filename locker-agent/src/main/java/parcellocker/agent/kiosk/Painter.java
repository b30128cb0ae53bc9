package parcellocker.agent.kiosk;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.locker.Comfort;
import parcellocker.agent.locker.Language;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.runtime.People;

/** Draws a scene as HTML. Every text of elsewhere is escaped by the templates. */
final class Painter {
    /** Form of a run's name. */
    static final Pattern RUN = Pattern.compile("[A-Za-z0-9_-]{12}");

    /** An event without a line of data is none. */
    private static final String NOTHING = "<i hidden></i>";

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Painter.class.getClassLoader(), Painter.class.getPackageName());
    private final Map<Language, Texts> texts = new EnumMap<>(Language.class);
    private final CabinetDrawing cabinet;
    private final People people;
    private final String run;

    Painter(Cabinet cabinet, People people, String run) {
        this.cabinet = CabinetDrawing.of(cabinet);
        this.people = people;
        this.run = run;
        for (Language language : Language.values()) {
            texts.put(language, new Texts(language));
        }
    }

    /** The whole page, loaded once. */
    String page(Stage.Scene scene, boolean quiet) {
        Frame frame = frame(scene);
        Content line = output -> output.writeContent(line(scene, quiet));
        Content screen = output -> output.writeContent(screen(scene));
        return render("page.jte", Map.of("frame", frame, "line", line, "screen", screen));
    }

    /** The screen alone, as pushed. */
    String screen(Stage.Scene scene) {
        Frame frame = frame(scene);
        boolean courier = scene.shown().map(Shown::courier).orElse(false);
        Sheets sheets = new Sheets(frame.texts(), people, courier);
        Sheet sheet = scene.shown().map(shown -> sheets.of(shown.page())).orElseGet(sheets::starting);
        return render(template(sheet), Map.of("frame", frame, "sheet", sheet));
    }

    /** The warning that the page ends soon, as pushed; nothing while it does not. */
    String closing(Stage.Scene scene) {
        return scene.shown()
                .flatMap(Shown::closing)
                .map(closing -> render("closing.jte", Map.of("frame", frame(scene), "closing", closing)))
                .orElse(NOTHING);
    }

    /** Whether the city can be reached, which doors want to be shut, and whether it is quiet, as pushed. */
    String line(Stage.Scene scene, boolean quiet) {
        boolean online = scene.shown().map(Shown::online).orElse(true);
        List<CompartmentId> toBeShut = scene.shown().map(Shown::toBeShut).orElse(List.of());
        return render(
                "line.jte", Map.of("frame", frame(scene), "online", online, "toBeShut", toBeShut, "quiet", quiet));
    }

    private static String template(Sheet sheet) {
        return switch (sheet) {
            case Sheet.Front front -> "front.jte";
            case Sheet.Wiping wiping -> "wiping.jte";
            case Sheet.Message message -> "message.jte";
            case Sheet.AtDoor atDoor -> "door.jte";
            case Sheet.Choices choices -> "choices.jte";
            case Sheet.Note note -> "note.jte";
            case Sheet.Tails tails -> "tails.jte";
            case Sheet.PhoneTail tail -> "phonetail.jte";
            case Sheet.TicketNumber number -> "caretaker.jte";
            case Sheet.ShowCode showCode -> "showcode.jte";
            case Sheet.SignIn signIn -> "signin.jte";
            case Sheet.Parcels parcels -> "parcels.jte";
            case Sheet.HelpDesk helpDesk -> "helpdesk.jte";
            case Sheet.Places places -> "places.jte";
            case Sheet.DoorMap map -> "doormap.jte";
            case Sheet.Report report -> "report.jte";
            case Sheet.Consent consent -> "consent.jte";
            case Sheet.Phone phone -> "phone.jte";
            case Sheet.Sizes sizes -> "sizes.jte";
            case Sheet.Receipt receipt -> "receipt.jte";
            case Sheet.Collection collection -> "collection.jte";
        };
    }

    private Frame frame(Stage.Scene scene) {
        Comfort comfort = scene.shown().map(Shown::comfort).orElse(Comfort.STANDARD);
        String page = scene.shown()
                .map(shown -> shown.page().getClass().getSimpleName())
                .orElse("Starting");
        String prompt = scene.shown().flatMap(Prompts::of).orElse("");
        return new Frame(page, scene.view(), run, comfort, prompt, words(comfort.language()), cabinet);
    }

    private Texts words(Language language) {
        Texts found = texts.get(language);
        if (found == null) {
            throw new IllegalStateException("no texts in " + language);
        }
        return found;
    }

    private String render(String template, Map<String, Object> values) {
        StringOutput output = new StringOutput(8192);
        templates.render(template, values, output);
        return output.toString();
    }
}
