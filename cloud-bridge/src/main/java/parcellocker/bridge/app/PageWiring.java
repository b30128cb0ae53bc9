package parcellocker.bridge.app;

import parcellocker.bridge.parcels.Links;
import parcellocker.bridge.parcels.Stays;
import parcellocker.bridge.parcels.Wishes;
import parcellocker.bridge.web.City;
import parcellocker.bridge.web.RecipientDesk;

/** What recipients' own pages are made of, as the configuration says. */
final class PageWiring {
    private PageWiring() {}

    static RecipientDesk desk(Config config, Keys keys, City city, Links links) {
        Stays.Terms terms =
                new Stays.Terms(config.city().policies(), keys.tokens().present(), keys.sealing());
        Stays stays = new Stays(city.database(), links, city.storage(), city.tokens(), terms);
        Wishes wishes = new Wishes(city.database(), links, city.storage(), city.tokens());
        Config.Page page = config.page().orElseThrow();
        String helpline = page.helpline().isEmpty() ? config.letterhead().helpline() : page.helpline();
        return new RecipientDesk(
                stays,
                wishes,
                city.told(),
                new RecipientDesk.Terms(config.city().name(), helpline, page.isForwarded()));
    }
}
