// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/common_passwords.h"

#include "shared/base/text_form.h"
#include "shared/contract/member.h"
#include <array>
#include <cmath>
#include <zxcvbn.h>

namespace firstcome::access {

namespace {

/// What is longer is no common one, and takes zxcvbn long to take apart.
constexpr qsizetype longestCommon = 32;
/// Shorter words are in too many good passwords.
constexpr qsizetype shortestOwn = 4;

/// What zxcvbn's lists lack: the shop's own name, what is typed first in Korea (as words, and as the keys of an English
/// keyboard give them), and runs over a keypad.
constexpr std::array missing{
    "firstcome", "changeme",  "naver",       "kakao",        "qwer1234",       "asdf1234",
    "1qaz2wsx",  "zaq12wsx",  "woaini",      "woaini1314",   "147258369",      "159753456",
    "741852963", "963852741", "dkssud",      "dkssudgktpdy", "qlalfqjsgh",     "rkskekfk",
    "tkfkdgo",   "tkfkdgody", "eogksalsrnr", "비밀번호",     "안녕하세요",     "안녕",
    "사랑해",    "사랑해요",  "대한민국",    "가나다라",     "가나다라마바사", "가나다라마바사아",
};

double triesLog2(const QString &password, const QList<QByteArray> &words)
{
    std::vector<const char *> dictionary;
    for (const QByteArray &word : words)
        dictionary.push_back(word.constData());
    dictionary.push_back(nullptr);
    return ZxcvbnMatch(password.toUtf8().constData(), dictionary.data(), nullptr);
}

/// The keys that were pressed, whatever was held with them: "qwer!@#$" is the run "qwer1234".
QString withoutShift(QString text)
{
    constexpr QStringView shifted(u"!@#$%^&*()_+{}:\"<>?~");
    constexpr QStringView plain(u"1234567890-=[];',./`");
    static_assert(shifted.size() == plain.size());
    for (QChar &character : text) {
        const qsizetype key = shifted.indexOf(character);
        if (key >= 0)
            character = plain[key];
    }
    return text;
}

QList<QByteArray> wordsOf(const QStringList &own)
{
    QList<QByteArray> words; // the likelier first
    for (const QString &given : own) {
        const QString word = searchKey(given).remove(u' ');
        if (word.size() >= shortestOwn)
            words.append(word.toUtf8());
    }
    return words + QList<QByteArray>(missing.begin(), missing.end());
}

bool isFoundAtOnce(const QString &password, const QStringList &own)
{
    if (password.size() > longestCommon)
        return false;
    const QString form = password.normalized(QString::NormalizationForm_KC);
    const QList<QByteArray> words = wordsOf(own);
    for (const QString &typed : {form, withoutShift(form)}) {
        if (triesLog2(typed, {}) < std::log2(firstTries) ||
            triesLog2(typed.toCaseFolded(), words) < std::log2(ownTries))
            return true;
    }
    return false;
}

} // namespace

std::optional<QString> newPasswordFault(const QString &password, const QStringList &own)
{
    if (const auto fault = passwordFault(password))
        return fault;
    return isFoundAtOnce(password, own)
               ? std::optional(QStringLiteral("must not be one of those that everybody tries first, nor your own name"))
               : std::nullopt;
}

} // namespace firstcome::access
