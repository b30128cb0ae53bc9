@NullMarked
package parcellocker.bridge.parcels;

import org.jspecify.annotations.NullMarked;
