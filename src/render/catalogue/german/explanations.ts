import type { RuleCode } from '../../../domain/rules.ts';

/** What rules look for, in a sentence each. */
export const germanRuleExplanations: { readonly [code in RuleCode]: string } = {
  'cell-dropped': 'Eine Zeile hat mehr Zellen als ihr Kopf, und in den überzähligen stehen Worte.',
  'rows-outside-table': 'Zeilen sehen wie Tabellenzeilen aus, gehören aber zu keiner Tabelle.',
  'row-too-complex': 'Eine Zeile hat mehr Markdown-Zeichen, als sich in vertretbarer Zeit lesen lassen.',
  'cells-missing': 'Eine Zeile hat weniger Zellen als ihr Kopf.',
  'text-in-table': 'Eine Textzeile direkt unter einer Tabelle ist zu deren letzter Zeile geworden.',
  'table-not-read': 'Eine Tabelle sieht nach Befunden aus, aber es ist unklar, was ihre Spalten bedeuten.',
  'duplicate-column': 'Zwei Spalten könnten denselben Zweck haben.',
  'hidden-characters': 'Steuer- oder Richtungszeichen, die man nicht sieht, wurden weggelassen.',
  'front-matter-unreadable': 'Der Vorspann (Front Matter) oder ein Feld darin ist nicht zu gebrauchen.',
  'html-not-rendered': 'Eine Zelle enthält HTML, das Berichte nicht übernehmen.',
  'unsafe-link': 'Die Adresse eines Links beginnt weder mit http noch mit https oder mailto.',
  'broken-link': 'Ein Link führt ins Leere.',
  'relative-links': 'Links von Befunden sind relativ, und nirgends steht, wo der Text veröffentlicht wurde.',
  'image-not-shown': 'Für ein Bild in einer Zelle steht sein Alternativtext.',
  'table-in-comment': 'Eine Tabelle steht in einem HTML-Kommentar.',
  'id-missing': 'Ein Befund hat keine Kennung, obwohl seine Tabelle eine Spalte dafür hat.',
  'title-missing': 'Ein Befund hat keinen Titel.',
  'status-missing': 'Ein Befund hat keinen Status, obwohl seine Tabelle eine Spalte dafür hat.',
  'status-unrecognized': 'Ein Status ist so formuliert, dass der Wortschatz ihn nicht kennt.',
  'status-not-fully-understood':
    'Ein Status erledigt seinen Befund, doch Worte daneben sind nicht verstanden oder schränken ihn vielleicht ein.',
  'duplicate-id': 'Zwei Befunde haben dieselbe Kennung.',
  'duplicate-issue': 'Zwei Befunde nennen dasselbe Issue.',
  'two-statuses': 'Ein Titel ohne Kennung oder Issue steht zweimal da, einmal erledigt und einmal nicht.',
  'statuses-differ':
    'Zwei Stellen des Textes geben einem Befund verschiedene Status: eine Tabelle und eine Überschrift, oder eine Überschrift und ihr Text.',
  'findings-not-in-table':
    'Befunde stehen ohne Status unter Überschriften und fehlen in der Tabelle, die die anderen aufführt; oder die Konfiguration sagt, dass Überschriften nicht gelesen werden.',
  'issue-is-pull-request': 'Das Issue eines Befunds ist ein Pull-Request.',
  'evidence-is-own-issue': 'Was als Behebung genannt wird, ist das eigene Issue des Befunds.',
  'closed-but-more-needed': 'Ein Status sagt geschlossen, behoben oder gelöst, und auch, dass mehr zu tun ist.',
  'settled-but-remaining': 'Ein Befund ist nach seinem Status erledigt und steht doch unter den Restarbeiten.',
  'duplicate-of-open':
    'Ein Befund zählt als erledigt, weil er einen anderen wiederholt, und dieser ist nicht erledigt oder heißt seinerseits dessen Duplikat.',
  'open-but-not-remaining': 'Ein Befund ist nicht erledigt, und doch führen die Restarbeiten ihn nicht auf.',
  'remaining-without-finding': 'Eine Zeile der Restarbeiten gehört zu keinem Befund.',
  'two-titles': 'Die beiden Tabellen geben einem Befund zwei Titel.',
  overdue: 'Ein Befund oder eine Restarbeit war vor dem Tag des Textes fällig und ist nicht erledigt.',
  'due-date-ambiguous': 'Ein Termin wie `03/04/2031` kann ein Tag im März oder im April sein.',
  'stated-count-differs': 'Eine Zahl im Text oder in einer Summentabelle ist nicht die, auf die die Zeilen kommen.',
  'text-contradicts-row':
    'Der Text sagt von einem Befund mit dessen Kennung, er sei geschlossen, während seine Zeile offen sagt, oder umgekehrt.',
  'outcome-without-finding': 'Ein Issue in einer Liste von Ergebnissen gehört zu keinem Befund.',
  'few-matches': 'Kaum ein Befund steht in beiden Ständen.',
  'ids-reused': 'Kennungen stehen für andere Befunde als zuvor: Die Titel dazu haben nichts gemeinsam.',
  'rules-differ': 'Die beiden Stände haben verschiedene Konfigurationsdateien oder wurden mit verschiedenen gelesen.',
  'swapped-in-time': 'Der zuerst genannte Stand trägt ein späteres Datum als der zweite.',
  'history-shallow': 'Der Klon ist flach (shallow): Ältere Commits fehlen.',
  'history-incomplete': 'Git konnte nicht den ganzen Verlauf der Quelle nennen.',
  'version-unreadable': 'Eine Fassung der Quelle lässt sich nicht lesen oder enthält keine Befunde.',
  'source-renamed': 'Die Datei hatte in einer früheren Fassung einen anderen Namen.',
  'source-copied': 'Die Datei begann als Kopie einer anderen in ihrem Ordner, die blieb.',
  'source-replaced': 'Der Commit, der die Datei hinzufügte, entfernte eine andere derselben Art mit anderem Inhalt.',
  'side-incomplete': 'Zeilen oder Zellen eines der Stände gingen beim Lesen verloren.',
  'work-item-changed': 'Eine Zeile der Restarbeiten ohne Befund lautet anders.',
  'overrule-unused': 'Die Konfiguration setzt den Status eines Befunds von Hand, den es nicht oder zweimal gibt.',
  'alias-unclear': 'Ein Name in der Alias-Datei passt zu mehreren Befunden.',
  'alias-unused': 'Ein Name in der Alias-Datei passt zu keinem Befund.',
  'work-item-added': 'Eine Zeile der Restarbeiten ohne Befund ist neu.',
  'work-item-removed': 'Eine Zeile der Restarbeiten ohne Befund ist entfallen.',
  'tracker-closed':
    'Ein Befund ist im Text nicht erledigt, aber sein Issue wurde geschlossen oder sein Pull-Request übernommen.',
  'tracker-not-planned':
    'Ein Befund ist im Text nicht erledigt, aber sein Issue wurde als nicht geplant oder als Duplikat geschlossen.',
  'tracker-open': 'Ein Befund ist im Text erledigt, aber eines seiner eigenen Issues ist offen.',
  'tracker-reopened': 'Ein Befund ist im Text erledigt, aber sein Issue wurde nach dem Tag des Textes wieder geöffnet.',
  'tracker-not-merged': 'Der Status eines erledigten Befunds nennt einen Pull-Request, der noch offen ist.',
  'tracker-closed-unmerged':
    'Der Status eines erledigten Befunds nennt einen Pull-Request, der ohne Übernahme geschlossen wurde, und keinen, der übernommen wurde.',
  'tracker-merged': 'Der Status eines nicht erledigten Befunds nennt Pull-Requests, die alle übernommen sind.',
  'tracker-not-found':
    'Ein Issue, Pull-Request oder Commit, den der Text nennt, wurde nicht gefunden, gelöscht oder ist nicht zu sehen.',
  'tracker-moved': 'Ein Issue wurde verschoben, oder sein Repository wurde umbenannt.',
  'tracker-title-differs':
    'Der Titel eines Befunds und der seines Issues haben weniger als die Hälfte ihrer Worte gemeinsam.',
  'tracker-work-closed': 'Das Issue einer Restarbeit ist geschlossen.',
  'tracker-unanswered':
    'Zu manchen Issues, Pull-Requests und Commits, die der Text nennt, hat der Tracker keine Antwort.',
};
