/** Parcels and deliveries: announced, stored, collected; the notice to the recipient. */
@NullMarked
package parcellocker.bridge.parcels;

import org.jspecify.annotations.NullMarked;
