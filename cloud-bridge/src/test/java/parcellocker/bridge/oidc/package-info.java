/** Tests of {@link parcellocker.bridge.oidc}, against a provider that is run here. */
@NullMarked
package parcellocker.bridge.oidc;

import org.jspecify.annotations.NullMarked;
