package parcellocker.bridge.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import parcellocker.bridge.parcels.Refusal;
import parcellocker.bridge.parcels.Stay;
import parcellocker.bridge.policy.Fee;
import parcellocker.contract.entry.Fact.Concern;

/**
 * A recipient's page, before it is drawn.
 *
 * @param path its own address
 * @param said what was done just now; empty for nothing
 * @param problem number of what could not be done; empty for nothing
 */
public record StayView(Stay stay, Texts texts, String path, String said, String problem, RecipientDesk.Terms terms) {

    /** What stands at the top. */
    public String title() {
        return texts.say("title."
                + switch (stay.state()) {
                    case STORED, PICKUP_OPEN -> stay.isHelper() ? "helper" : isRefused() ? "refused" : "waiting";
                    case UNCERTAIN, HANDED_OVER -> "uncertain";
                    case REFUSED -> "putback";
                    case AUTHORISED, LOADING -> "coming";
                    case COLLECTED, BY_HAND -> "collected";
                    case RECALLED, WITHDRAWN, FAILED -> "gone";
                    case MISSING -> "missing";
                });
    }

    /** What there is to know first; empty if that is plain. */
    public String lead() {
        Instant ended = stay.endedAt();
        return switch (stay.state()) {
            case STORED -> isRefused() && !stay.isHelper() ? refusal() : "";
            case PICKUP_OPEN -> texts.say("open.now");
            case UNCERTAIN, HANDED_OVER -> texts.say("uncertain.lead");
            case REFUSED -> texts.say("putback.lead");
            case AUTHORISED, LOADING -> texts.say("coming.lead");
            case COLLECTED, BY_HAND ->
                ended == null ? texts.say("collected.lead") : texts.say("collected.at", texts.time(ended));
            case RECALLED, WITHDRAWN, FAILED ->
                (ended == null ? "" : texts.say("gone.at", texts.time(ended)) + " ") + texts.say("gone.lead");
            case MISSING -> texts.say("missing.lead");
        };
    }

    private String refusal() {
        Stay.Term term = stay.term();
        Instant until = term.until();
        String why =
                texts.say("refused.lead", texts.say("refuse." + stay.asked().refused()));
        return until == null || term.limitMillis() == 0 || term.overdue()
                ? why
                : why + " " + texts.say("refused.until", texts.time(until));
    }

    /** What it costs that it lies there. Whole fen: nobody need round. */
    public String cost() {
        Stay.Cost cost = stay.term().cost();
        Fee fee = cost.fee();
        if (fee.isFree()) {
            return texts.say("cost.free");
        }
        String rule = texts.say("cost.fee", fee.period().toHours(), fee.fen(), fee.cap());
        return stay.term().overdue() ? texts.say("cost.due", cost.dueFen()) + " " + rule : rule;
    }

    public boolean isRefused() {
        return stay.asked().refused() != null;
    }

    /** Whether there is still a compartment to go to. */
    public boolean isInside() {
        return switch (stay.state()) {
            case STORED, PICKUP_OPEN, UNCERTAIN, HANDED_OVER -> true;
            case AUTHORISED, LOADING, COLLECTED, REFUSED, RECALLED, WITHDRAWN, BY_HAND, MISSING, FAILED -> false;
        };
    }

    /** Whether its recipient may ask for something about it. */
    public boolean mayAsk() {
        return stay.isWaiting() && !stay.isHelper() && !isRefused();
    }

    /** In two halves, as it is read aloud. */
    public String code() {
        String code = String.valueOf(stay.credential().code());
        return code.length() == 8 ? code.substring(0, 4) + " " + code.substring(4) : code;
    }

    public String qr() {
        return Qr.svg(String.valueOf(stay.credential().qr()), texts.say("qr.alt"));
    }

    public long helperHours() {
        return RecipientPages.HELPER_LIFE.toHours();
    }

    /** The helper's page on this server, in the language of this one. */
    public String helperPath() {
        String link = String.valueOf(stay.asked().helperLink());
        return link.substring(link.indexOf(RecipientPages.PREFIX)) + path.replaceFirst("^[^?]*", "");
    }

    /** A text message that is written already; whoever sends it says to whom. */
    public String sms() {
        String words = texts.say("helper.words") + " " + stay.asked().helperLink();
        return "sms:?&body=" + URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public List<Concern> concerns() {
        return List.copyOf(RecipientPages.CONCERNS);
    }

    public List<Refusal> reasons() {
        return List.of(Refusal.values());
    }

    /** The same page in the other language. */
    public String inOther() {
        return path.replaceFirst("\\?.*", "") + "?lang=" + texts.other();
    }

    /** Never the path: it holds the token. */
    @Override
    public String toString() {
        return "a page of " + stay.state();
    }
}
