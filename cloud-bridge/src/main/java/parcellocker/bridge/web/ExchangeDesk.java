package parcellocker.bridge.web;

import java.util.Optional;
import parcellocker.bridge.exchange.Admission;
import parcellocker.bridge.exchange.EpcisCapture;
import parcellocker.bridge.exchange.EpcisQuery;
import parcellocker.bridge.exchange.Feed;
import parcellocker.bridge.exchange.Inbox;
import parcellocker.bridge.exchange.Partners;
import parcellocker.bridge.exchange.Pushes;
import parcellocker.bridge.exchange.Transfers;

/**
 * What the exchange with partners is made of.
 *
 * @param epcis empty if the city has no name for its events
 */
public record ExchangeDesk(
        Partners partners,
        Admission admission,
        Inbox inbox,
        Feed feed,
        Pushes pushes,
        Transfers transfers,
        Optional<Epcis> epcis) {
    /** What befell parcels, in the words of GS1. */
    public record Epcis(EpcisQuery query, EpcisCapture capture) {}
}
