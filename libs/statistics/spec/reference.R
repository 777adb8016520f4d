# Writes the reference values that the specs of libs/statistics hold the numerics against, one file a data set.
# Run in this folder: Rscript reference.R    (made with R 4.2.2, survival 3.5-3)
library(survival)

number <- function(x) ifelse(is.na(x), "null", ifelse(is.infinite(x), ifelse(x > 0, '"Infinity"', '"-Infinity"'), sprintf("%.17g", x)))
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    items <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(items, collapse = ",\n"), "]"))
    return(paste0("{", paste(sprintf('"%s": %s', names(x), items), collapse = ",\n"), "}"))
  }
  values <- if (is.character(x)) sprintf('"%s"', x) else number(as.numeric(x))
  if (length(x) == 1 && is.null(attr(x, "many"))) values else paste0("[", paste(values, collapse = ","), "]")
}
many <- function(x) { x <- as.vector(x); attr(x, "many") <- TRUE; x }
write <- function(name, x) writeLines(json(x), file.path("reference", paste0(name, ".json")))

# Kaplan-Meier at times, with every kind of limits and the median by R's rule.
km <- function(formula, data, at) {
  fits <- lapply(c("plain", "log", "log-log"), function(type) survfit(formula, data, conf.type = type))
  s <- lapply(fits, summary, times = at, extend = FALSE)
  whole <- fits[[3]]
  events <- whole$n.event > 0
  quantiles <- quantile(whole, 0.5)
  list(n = whole$n, events = sum(whole$n.event),
    steps = list(time = many(whole$time[events]), atRisk = many(whole$n.risk[events]), events = many(whole$n.event[events]), survival = many(whole$surv[events])),
    at = lapply(seq_along(s[[1]]$time), function(i) list(time = s[[1]]$time[i], survival = s[[1]]$surv[i], standardError = s[[1]]$std.err[i],
      plain = c(s[[1]]$lower[i], s[[1]]$upper[i]), log = c(s[[2]]$lower[i], s[[2]]$upper[i]), logLog = c(s[[3]]$lower[i], s[[3]]$upper[i]))),
    median = as.numeric(quantiles$quantile), medianLimits = c(as.numeric(quantiles$lower), as.numeric(quantiles$upper)))
}
followUp <- function(time, status) as.numeric(quantile(survfit(Surv(time, 1 - status) ~ 1), 0.5)$quantile)
restricted <- function(formula, data, tau) {
  table <- summary(survfit(formula, data), rmean = tau)$table
  list(to = tau, value = unname(table["rmean"]), standardError = unname(table["se(rmean)"]))
}
compared <- function(formula, data, rho = 0) {
  fit <- survdiff(formula, data, rho = rho)
  total <- function(x) if (is.matrix(x)) rowSums(x) else x
  expected <- total(fit$exp)
  df <- sum(expected > 0) - 1
  list(n = many(if (is.matrix(fit$n)) rowSums(fit$n) else fit$n), observed = many(total(fit$obs)), expected = many(expected), chiSquared = fit$chisq,
    degreesOfFreedom = df, p = pchisq(fit$chisq, df, lower.tail = FALSE))
}
incidence <- function(time, cause, at) {
  fit <- survfit(Surv(time, factor(cause)) ~ 1)
  s <- summary(fit, times = at, extend = FALSE)
  causes <- setdiff(fit$states, "(s0)")
  list(events = many(sapply(causes, function(k) sum(cause == k))),
    at = lapply(seq_along(s$time), function(i) list(time = s$time[i], eventFree = s$pstate[i, 1],
      incidence = many(s$pstate[i, -1]), standardError = many(s$std.err[i, -1]))))
}

a <- c(0.1, 0.5, 3, 14.9, 15, 100, 1e5)
write("special", list(
  normalQuantile = lapply(c(1e-300, 1e-20, 1e-10, 1e-5, 0.001, 0.025, 0.05, 0.2, 0.5, 0.6, 0.9, 0.95, 0.975, 0.995, 0.9999), function(p) c(p, qnorm(p))),
  chiSquaredUpperTail = unlist(lapply(c(1, 2, 3, 6, 10, 51), function(df) lapply(c(0.001, 0.5, 3.396, 26.94, 90, 700, 1400), function(x) c(x, df, pchisq(x, df, lower.tail = FALSE)))), FALSE),
  chiSquaredQuantile = unlist(lapply(c(0.1, 1, 2, 7, 40, 2000, 2e5), function(df) lapply(c(1e-10, 0.025, 0.5, 0.975, 0.999999), function(p) c(p, df, qchisq(p, df)))), FALSE),
  regularisedGamma = unlist(lapply(a, function(a) lapply(c(0.2, 0.9, 1, 1.1, 2), function(m) c(a, a * m, pgamma(a * m, a), pgamma(a * m, a, lower.tail = FALSE)))), FALSE),
  logGamma = lapply(c(0.001, 0.1, 0.5, 1, 1.5, 2, 5, 14.5, 100, 1e6), function(x) c(x, lgamma(x)))))

weeks <- c(5, 8, 9, 12, 13, 18, 23, 26, 27, 30, 31, 33, 34, 43, 45, 48, 52, 100, 161)
write("aml", list(
  data = list(exit = many(aml$time), cause = many(aml$status), group = many(as.integer(aml$x) - 1)),
  km = km(Surv(time, status) ~ 1, aml, weeks),
  kmByGroup = lapply(levels(aml$x), function(x) km(Surv(time, status) ~ 1, aml[aml$x == x, ], weeks)),
  km90 = { s <- summary(survfit(Surv(time, status) ~ 1, aml, conf.type = "log-log", conf.int = 0.9), times = 23); list(lower = s$lower, upper = s$upper) },
  followUp = followUp(aml$time, aml$status),
  restrictedMean = restricted(Surv(time, status) ~ 1, aml, 52),
  conditional = km(Surv(start, time, status) ~ 1, cbind(aml[aml$time > 9, ], start = 9), c(12, 23, 30, 48)),
  logRank = compared(Surv(time, status) ~ x, aml), petoPeto = compared(Surv(time, status) ~ x, aml, rho = 1)))

d <- colon[colon$etype == 2, ]
write("colon", list(
  data = list(exit = many(d$time), cause = many(d$status), group = many(as.integer(d$rx) - 1), stratum = many(d$extent - 1)),
  km = km(Surv(time, status) ~ 1, d, c(180, 365.25, 1826.25, 2556.75)),
  followUp = followUp(d$time, d$status),
  restrictedMean = restricted(Surv(time, status) ~ 1, d, 1826.25),
  logRank = compared(Surv(time, status) ~ rx, d), petoPeto = compared(Surv(time, status) ~ rx, d, rho = 1),
  stratified = compared(Surv(time, status) ~ rx + strata(extent), d),
  stratifiedPetoPeto = compared(Surv(time, status) ~ rx + strata(extent), d, rho = 1),
  logRankByExtent = compared(Surv(time, status) ~ extent, d),
  pairs = { p <- combn(levels(d$rx), 2, function(x) compared(Surv(time, status) ~ rx, droplevels(d[d$rx %in% x, ]))$p); list(p = many(p), holm = many(p.adjust(p, "holm"))) }))

write("pbc", list(
  data = list(exit = many(pbc$time), cause = many(c(0, 2, 1)[pbc$status + 1])),
  incidence = incidence(pbc$time, c(0, 2, 1)[pbc$status + 1], c(365.25, 730.5, 1826.25, 3652.5, 5000))))

t <- transplant
cause <- match(t$event, c("censored", "ltx", "death", "withdraw")) - 1
write("transplant", list(
  data = list(exit = many(t$futime), cause = many(cause), group = many(as.integer(t$abo) - 1)),
  km = km(Surv(futime, cause > 0) ~ 1, data.frame(futime = t$futime, cause), c(0, 1, 30, 365.25)),
  incidence = incidence(t$futime, cause, c(0, 1, 30, 90, 365.25, 1095.75)),
  logRank = compared(Surv(futime, cause > 0) ~ abo, data.frame(futime = t$futime, cause, abo = t$abo))))

# survdiff takes no delayed entry: the score test of a Cox model with exact ties is the same test.
cox <- coxph(Surv(start, stop, event) ~ transplant, heart, ties = "exact")
days <- c(15, 30, 60, 90, 365.25, 1500)
write("heart", list(
  data = list(entry = many(heart$start), exit = many(heart$stop), cause = many(heart$event), group = many(as.integer(heart$transplant) - 1)),
  km = km(Surv(start, stop, event) ~ 1, heart, days),
  kmByGroup = lapply(0:1, function(x) km(Surv(start, stop, event) ~ 1, heart[heart$transplant == x, ], days)),
  conditional = km(Surv(pmax(start, 30), stop, event) ~ 1, heart[heart$stop > 30, ], c(90, 365.25)),
  logRank = list(chiSquared = unname(cox$score))))

# Gray's test of each cause (made with cmprsk 2.2-11): of the groups, and within strata.
gray <- function(time, cause, group, strata = rep(1, length(time))) {
  tests <- cmprsk::cuminc(time, cause, group, strata, cencode = 0)$Tests
  lapply(seq_len(nrow(tests)), function(k) list(chiSquared = tests[k, "stat"], degreesOfFreedom = tests[k, "df"], p = pchisq(tests[k, "stat"], tests[k, "df"], lower.tail = FALSE)))
}
m <- mgus2
months <- ifelse(m$pstat == 1, m$ptime, m$futime)
ended <- ifelse(m$pstat == 1, 1, 2 * m$death)
p <- pbc[!is.na(pbc$trt), ]
competing <- c(0, 2, 1)[p$status + 1]
write("gray", list(
  mgus2 = list(
    data = list(exit = many(months), cause = many(ended), group = many(as.integer(m$sex) - 1), stratum = many(as.integer(m$age > 70))),
    tests = gray(months, ended, m$sex), stratified = gray(months, ended, m$sex, m$age > 70)),
  pbc = list(
    data = list(exit = many(p$time), cause = many(competing), group = many(p$edema * 2)),
    tests = gray(p$time, competing, p$edema)),
  transplant = list(
    data = list(exit = many(t$futime), cause = many(cause), group = many(as.integer(t$abo) - 1)),
    tests = gray(t$futime, cause, t$abo))))
