/** What the city promises its recipients, from which day on: how long parcels lie, what it costs, when people are reminded. */
@NullMarked
package parcellocker.bridge.policy;

import org.jspecify.annotations.NullMarked;
