### Nama dan status yang dalam data tertulis dalam bahasa Inggris. Nama pesan adalah kata-kata dalam data; yang tidak ada di sini dicetak apa adanya.

target-for-2023-named-by-the-regent = target 2023 yang disebut bupati
target-for-2026-named-at-the-tkpkd-meeting = target 2026 yang disebut dalam rapat TKPKD
rpjmd-to-2029 = RPJMD sampai 2029
rpjpd-to-2045 = RPJPD sampai 2045
rpjpn-to-2045 = RPJPN sampai 2045
document-not-found = dokumen tidak ditemukan
one-news-source = satu sumber berita
press-on-one-announcement-document-not-found = pemberitaan tentang satu pengumuman, dokumen tidak ditemukan
draft-of-july-2024-one-opinion-source = rancangan Juli 2024, satu tulisan opini
one-opinion-source = satu tulisan opini
qualitative-only = hanya dalam kata-kata

social-pillars = Pilar-pilar sosial
siks-ng-validation = Validasi SIKS-NG
house-renovation-rumah-tidak-layak-huni = Perbaikan { "rumah tidak layak huni" }
bantuan-pangan-non-tunai-pkh-human-resource-empowerment = Bantuan Pangan Non Tunai dan pemberdayaan SDM PKH
verification-of-the-extreme-poverty-register = Verifikasi data kemiskinan ekstrem
business-capital-for-poor-families-with-a-business = Bantuan modal usaha bagi keluarga miskin yang memiliki usaha
three-strategies-of-poverty-reduction = Tiga strategi penanggulangan kemiskinan
