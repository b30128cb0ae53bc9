package parcellocker.bridge.web;

import parcellocker.bridge.exchange.Admission;
import parcellocker.bridge.exchange.Feed;
import parcellocker.bridge.exchange.Inbox;
import parcellocker.bridge.exchange.Partners;
import parcellocker.bridge.exchange.Pushes;
import parcellocker.bridge.exchange.Transfers;

/** What the exchange with partners is made of. */
public record ExchangeDesk(
        Partners partners, Admission admission, Inbox inbox, Feed feed, Pushes pushes, Transfers transfers) {}
