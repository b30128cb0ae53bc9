package parcellocker.bridge.web;

import parcellocker.bridge.registry.Outlets;
import parcellocker.bridge.registry.Tiles;

/**
 * What the web shows and changes of outlets.
 *
 * @param isShifted whether the tiles were drawn in GCJ-02, so that places must be shifted to lie on them
 */
public record OutletDesk(Outlets outlets, Tiles tiles, boolean isShifted) {}
