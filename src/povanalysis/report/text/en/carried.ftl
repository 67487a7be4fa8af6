### Names and statuses that the data carry in English and that describe rather than name. A message is named by the words in the data; what is not here is printed as carried.

## Documents of targets (targets.csv) and how sure they are. Typed: all, as the table has them.

target-for-2023-named-by-the-regent = target for 2023 named by the regent
target-for-2026-named-at-the-tkpkd-meeting = target for 2026 named at a meeting of the regency's poverty reduction team
rpjmd-to-2029 = RPJMD to 2029
rpjpd-to-2045 = RPJPD to 2045
rpjpn-to-2045 = RPJPN to 2045
document-not-found = document not found
one-news-source = one news source
press-on-one-announcement-document-not-found = press reports of one announcement, document not found
draft-of-july-2024-one-opinion-source = draft of July 2024, one opinion piece
one-opinion-source = one opinion piece
qualitative-only = in words only
rkpd-2024-main-targets = RKPD 2024, main targets
press-document-not-seen = press, document not seen
office-document-not-seen = office, document not seen
draft-press = draft, press
initial-draft-press = initial draft, press

## Programmes (programmes.csv).

social-pillars = Social pillars
siks-ng-validation = SIKS-NG validation
# A term of the government, in its own language.
house-renovation-rumah-tidak-layak-huni = House renovation ({ "rumah tidak layak huni" }, RTLH)
bantuan-pangan-non-tunai-pkh-human-resource-empowerment = Bantuan Pangan Non Tunai and PKH human-resource empowerment
verification-of-the-extreme-poverty-register = Verification of the extreme-poverty register
business-capital-for-poor-families-with-a-business = Business capital for poor families with a business
three-strategies-of-poverty-reduction = Three strategies of poverty reduction
# Somebody's own words.
statement-of-the-regent = Statement of the regent

## Licences and places of sources (sources.csv), as the workbook names them. Typed: all, as the table has them.
none-stated = no licence stated
news-official-page-all-rights-reserved = news or official page, all rights reserved
all-rights-reserved-facts-cited = all rights reserved, facts cited
facts-cited = facts cited
license-file-present-not-read = licence file not read
world-bank-data-cc-by-4-0-usual-repo-none-stated = World Bank data; none stated in the copy
news-article = news article
news-articles-of-25-july-2025 = news articles of 25 July 2025
