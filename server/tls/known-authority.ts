import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';

/**
 * Whether browsers trust a certificate without being told: its chain ends at an authority that Node ships, and all of it is valid now. Only
 * then may browsers be told to refuse everything else (HSTS): a self-signed one would lock people out once it is replaced.
 * @param chain PEM: the server's certificate, then its issuers
 */
export function isFromKnownAuthority(
  chain: string,
  { now, roots = rootCertificates }: { now: number; roots?: readonly string[] },
): boolean {
  const certificates = chain.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const [leaf, ...issuers] = certificates.map((pem) => new X509Certificate(pem));
  const known = roots.map((pem) => new X509Certificate(pem));
  for (let current = leaf; current && isValid(current, now);) {
    const issued = current;
    if (known.some((root) => isValid(root, now) && isIssuedBy(issued, root))) return true;
    const next = issuers.shift();
    current = next && isIssuedBy(issued, next) ? next : undefined;
  }
  return false;
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function isValid({ validFrom, validTo }: X509Certificate, now: number): boolean {
  return Date.parse(validFrom) <= now && now < Date.parse(validTo);
}
