"""Writes the tables beside this file: python3 make.py (needs mpmath; Debian has it as python3-mpmath).

Every value is computed with 60 significant digits or more from a definition that the C# code does not use, and written with 17.
Arguments are the exact binary numbers that a C# double holds.
"""
import itertools
import os

from mpmath import digamma, exp, hyp2f1, log, loggamma, mp, mpf, polygamma, quad

mp.dps = 60
here = os.path.dirname(os.path.abspath(__file__))


def write(name, header, rows):
    with open(os.path.join(here, name), "w", newline="\n") as file:
        file.write(header + "\n")
        for row in rows:
            file.write(",".join(v if isinstance(v, str) else repr(v) if isinstance(v, float) else mp.nstr(v, 17) for v in row) + "\n")


def gamma_rows():
    for x in (1e-6, 1e-3, 0.1, 0.242597, 0.5, 0.9999, 1.0, 1.0001, 1.4616321449683622, 1.5, 2.0, 2.0001, 3.7, 7.99, 11.999, 12.0, 25.3, 100.0, 12345.6, 1e6, 1e9, 1e12):
        yield x, loggamma(mpf(x)), digamma(mpf(x)), polygamma(1, mpf(x))


def beta_rows():
    for a, b in itertools.product((1e-6, 0.1, 1.0, 4.4, 13.0, 250.0, 1e6, 1e12), repeat=2):
        yield a, b, loggamma(mpf(a)) + loggamma(mpf(b)) - loggamma(mpf(a) + mpf(b))


def hypergeometric_rows():
    shapes = (1e-3, 0.25, 1.0, 2.5, 30.0, 1000.0)
    arguments = (-1e6, -3.0, -0.5, 0.0, 0.3, 0.75, 0.99, 1 - 2.0**-14, 1 - 2.0**-30)
    grid = itertools.product((1e-3, 0.5, 1.0, 3.25, 40.0, 1000.0), shapes, shapes, arguments)
    # Every fifth: 5 shares no factor with the lengths of the axes, so each pair of values occurs.
    for a, b, d, z in itertools.islice(grid, 0, None, 5):
        c = b + d
        yield a, b, c, z, log(hyp2f1(mpf(a), mpf(b), mpf(c), mpf(z), maxterms=10**7, maxprec=10**6))


def purchase(kind, r, alpha, a, b, x, tx, t, horizon, rate):
    """P(alive), E[X(h)], P(X(h)=0) and the discounted E from the textbook's closed form and its derivative."""
    r, alpha, a, b, tx, t, horizon, rate = map(mpf, (r, alpha, a, b, tx, t, horizon, rate))
    m = x + (1 if kind == "mbg" else 0)
    s, grown = r + x, alpha + t
    alive = mpf(1) if m == 0 else 1 / (1 + a / (b + m - 1) * (grown / (alpha + tx)) ** s)
    d = b + m
    # At a = 1 the closed form is 0/0: the limit is approached from the side, with digits to spare.
    near = a + mpf(10) ** -30 if a == 1 else a
    closed = (near + d - 1) / (near - 1) * (1 - (grown / (grown + horizon)) ** s * hyp2f1(s, d, near + d - 1, horizon / (grown + horizon)))
    none = 1 - alive * (1 - (grown / (grown + horizon)) ** s)
    slope = lambda u: exp(-rate * u) * s / grown * hyp2f1(s + 1, a, a + d, -u / grown)
    mp.dps = 30
    cuts = [mpf(0)] + [grown * mpf(10) ** k for k in range(-3, 12) if grown * mpf(10) ** k < horizon] + [horizon]
    if rate > 0:
        cuts = sorted(set(cuts + [k / rate for k in (mpf(1) / 4, 1, 4, 16, 64) if k / rate < horizon]))
    discounted = alive * quad(slope, cuts)
    mp.dps = 60
    return alive, alive * closed, none, discounted


def purchase_rows():
    parameters = (
        (0.242597, 4.413617, 0.792955, 2.426019), (0.525, 6.183, 0.891, 1.614), (1.0, 1.0, 1.0, 1.0), (0.05, 0.5, 0.02, 0.03),
        (12.0, 40.0, 1.5, 6.0), (200.0, 300.0, 0.3, 9.0), (0.3, 0.01, 1.0000001, 0.4))
    histories = ((0, 0.0, 0.0), (0, 0.0, 38.86), (2, 30.43, 38.86), (26, 30.86, 31.0), (100, 20.0, 400.0), (1000, 0.125, 0.25))
    for kind, p, (x, tx, t), (horizon, rate) in itertools.product(
            ("bg", "mbg"), parameters, histories, ((0.25, 0.0), (39.0, 0.003), (1000.0, 0.1), (1e6, 1e-5))):
        yield kind, *p, str(x), tx, t, horizon, rate, *purchase(kind, *p, x, tx, t, horizon, rate)


def lifetime_rows():
    for alpha, b, n, rate in itertools.product((0.01, 0.704, 1.0, 2.0, 50.0), (0.3, 1.182, 40.0), (0, 5, 500), (1e-6, 0.001, 0.1, 3.0)):
        # A mean over the churn probability, instead of the sum over renewals.
        v, first = 1 / (1 + mpf(rate)), mpf(b) + n
        yield alpha, b, str(n), rate, first / (first + alpha) * v * hyp2f1(1, first + 1, first + 1 + alpha, v)


def main():
    write("hypergeometric.csv", "a,b,c,z,log", hypergeometric_rows())
    write("gamma.csv", "x,log,digamma,trigamma", gamma_rows())
    write("beta.csv", "a,b,log", beta_rows())
    write("lifetime.csv", "alpha,beta,renewals,rate,lifetime", lifetime_rows())
    write("purchases.csv", "model,r,alpha,a,b,x,last,observed,horizon,rate,alive,expected,none,discounted", purchase_rows())


main()
