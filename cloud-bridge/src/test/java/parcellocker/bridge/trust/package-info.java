@NullMarked
package parcellocker.bridge.trust;

import org.jspecify.annotations.NullMarked;
