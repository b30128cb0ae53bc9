/** Who is who: the private authority, the certificates it gives, the list of those that count no more. */
@NullMarked
package parcellocker.bridge.trust;

import org.jspecify.annotations.NullMarked;
