package parcellocker.agent.kiosk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parcellocker.agent.kiosk.Sheet.Button;
import parcellocker.agent.kiosk.Sheet.Look;
import parcellocker.agent.kiosk.Sheet.Tone;
import parcellocker.agent.locker.Page;

/** Lays out how long a parcel may lie. An end is told by the hour of the day, or, without a clock to trust, by what is left. */
final class StaySheets {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final long MINUTE_MILLIS = 60_000;
    private static final long HOUR_MILLIS = 60 * MINUTE_MILLIS;

    private final Texts texts;
    /** Local time of the machine's zone, which is the place's. */
    private final ZoneId zone = ZoneId.systemDefault();

    StaySheets(Texts texts) {
        this.texts = texts;
    }

    Sheet of(Page.Stay page) {
        return page.agreed() ? agreed(page) : offer(page);
    }

    private Sheet offer(Page.Stay page) {
        String longer = span(page.moreMillis());
        String text = page.endsAt().isPresent()
                ? texts.of(
                        "stay.offer",
                        date(page.endsAt().getAsLong()),
                        date(page.endsAt().getAsLong() + page.moreMillis()))
                : texts.of("stay.offer.noclock", span(page.leftMillis()), span(page.leftMillis() + page.moreMillis()));
        return new Sheet.Message(
                Tone.CALM,
                texts.of("stay.title", page.compartment().value()),
                text,
                Optional.empty(),
                List.of(
                        new Button(Look.PRIMARY, texts.of("stay.longer", longer), "stay-longer"),
                        new Button(Look.PLAIN, texts.of("stay.as"), "back")));
    }

    private Sheet agreed(Page.Stay page) {
        String text = page.endsAt().isPresent()
                ? texts.of("stay.agreed", date(page.endsAt().getAsLong()))
                : texts.of("stay.agreed.noclock", span(page.leftMillis()));
        return new Sheet.Message(
                Tone.GOOD,
                texts.of("stay.agreed.title", page.compartment().value()),
                text,
                Optional.empty(),
                List.of(new Button(Look.PRIMARY, texts.of("done"), "done")));
    }

    private String date(long millis) {
        return MINUTE.format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    /** Rounded down: nobody is told more than there is. */
    private String span(long millis) {
        return millis < 2 * HOUR_MILLIS
                ? texts.of("minutes", millis / MINUTE_MILLIS)
                : texts.of("hours", millis / HOUR_MILLIS);
    }
}
