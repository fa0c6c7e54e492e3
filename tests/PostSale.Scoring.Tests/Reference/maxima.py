"""Writes synthetic.csv and prints the maxima of the likelihoods on it: python3 maxima.py (needs mpmath; Debian has it as python3-mpmath).

The likelihoods are written as in the papers, with log-gammas, in 40 digits; their derivatives are differences; Newton's method then needs no care.
None of that is how the C# code does it. Customers are drawn from BG/NBD and Gamma-Gamma with the parameters found for CDNOW, r and p raised so that
400 customers suffice.
"""
import os
import random
import sys
from collections import Counter

from mpmath import exp, lu_solve, log, loggamma, matrix, mp, mpf

mp.dps = 40
here = os.path.dirname(os.path.abspath(__file__))


def draw():
    chance = random.Random(20260301)
    for _ in range(400):
        rate, leaving = chance.gammavariate(0.8, 1 / 6.0), chance.betavariate(0.8, 2.4)
        observed = round(chance.uniform(27, 39), 1)
        scale, x, last, amounts = chance.gammavariate(3.7, 1 / 15.0), 0, 0.0, []
        at = round(chance.expovariate(rate), 1)
        while 0 < at <= observed:
            x, last = x + 1, at
            amounts.append(chance.gammavariate(6.2, 1 / scale))
            if chance.random() < leaving:
                break
            at = round(at + chance.expovariate(rate), 1)
        yield x, last, observed, round(sum(amounts) / x, 2) if x else 0.0


def dropout(ahead):
    def likelihood(p, rows):
        r, alpha, a, b = p
        beta = lambda u, v: loggamma(u) + loggamma(v) - loggamma(u + v)
        shared = {}
        total = mpf(0)
        for (x, last, observed), n in rows.items():
            m = x + ahead
            if x not in shared:
                shared[x] = (loggamma(r + x) - loggamma(r) + r * log(alpha) - beta(a, b), exp(beta(a, b + m)), exp(beta(a + 1, b + m - 1)) if m else 0)
            front, stays, leaves = shared[x]
            total += n * (front + log(stays * (alpha + observed) ** -(r + x) + leaves * (alpha + last) ** -(r + x)))
        return total
    return likelihood


def gamma_gamma(p, rows):
    p, q, v = p
    total = mpf(0)
    shared = {}
    for (x, z), n in rows.items():
        if x not in shared:
            shared[x] = loggamma(p * x + q) - loggamma(p * x) - loggamma(q)
        total += n * (shared[x] + q * log(v) + (p * x - 1) * log(z) + p * x * log(x) - (p * x + q) * log(v + x * z))
    return total


def climb(likelihood, rows, start):
    at = [log(mpf(v)) for v in start]
    f = lambda theta: likelihood([exp(t) for t in theta], rows)
    n, h = len(at), mpf(10) ** -11
    moved = lambda *steps: [t + sum(s for i, s in steps if i == k) for k, t in enumerate(at)]
    for _ in range(40):
        here = f(at)
        up, down = [f(moved((i, h))) for i in range(n)], [f(moved((i, -h))) for i in range(n)]
        gradient = matrix([(up[i] - down[i]) / (2 * h) for i in range(n)])
        hessian = matrix(n, n)
        for i in range(n):
            hessian[i, i] = (up[i] - 2 * here + down[i]) / h**2
            for j in range(i):
                both = f(moved((i, h), (j, h)))
                hessian[i, j] = hessian[j, i] = (both - up[i] - up[j] + here) / h**2
        step = lu_solve(hessian, -gradient)
        at = [t + s for t, s in zip(at, step)]
        if max(abs(s) for s in step) < mpf(10) ** -11:
            break
    # Standard errors by the delta method: of the logarithm, times the value.
    errors = [(-(hessian**-1))[i, i] ** 0.5 * exp(at[i]) for i in range(n)]
    return [mp.nstr(exp(t), 12) for t in at], mp.nstr(f(at), 14), [mp.nstr(e, 10) for e in errors]


def main():
    if len(sys.argv) > 1:
        rows = [tuple(map(float, line.split(",")[1:])) for line in open(sys.argv[1]).read().split()[1:]]
        rows = [(int(x), last, observed, mean) for x, last, observed, mean in rows]
    else:
        rows = list(draw())
        with open(os.path.join(here, "synthetic.csv"), "w", newline="\n") as file:
            file.write("x,t_x,T,mean\n" + "".join(f"{x},{last},{observed},{mean}\n" for x, last, observed, mean in rows))
    exact = lambda value: mpf(repr(value))
    times = Counter((x, exact(last), exact(observed)) for x, last, observed, _ in rows)
    amounts = Counter((x, exact(mean)) for x, _, _, mean in rows if x)
    print("BG/NBD", *climb(dropout(0), times, (0.5, 5, 0.8, 2.4)))
    print("MBG/NBD", *climb(dropout(1), times, (0.6, 6, 0.9, 1.8)))
    print("Gamma-Gamma", *climb(gamma_gamma, amounts, (6.2, 3.7, 15.4)))


main()
