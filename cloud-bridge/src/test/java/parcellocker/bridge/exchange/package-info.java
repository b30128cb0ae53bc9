@NullMarked
package parcellocker.bridge.exchange;

import org.jspecify.annotations.NullMarked;
