using System.Collections.Frozen;

namespace Bot.Understanding.Lexicon;

/// <summary>Ordinary English words that lie one or two letters from a word of the lexicon and must not be taken for it.</summary>
internal static class OrdinaryWords
{
    private static readonly FrozenSet<string> All =
        ("actively activism activist activists addressed advances african albert amounts asking athens attacked attained attracted auction audio australian bach balanced "
        + "bath been being blacks brand break bride brief bring broke brothers build built busy cable call calls came campuses canadian care case cast catalogue catch "
        + "catches cause centered centre centres chain chair chance change changes charge cheap chuck clarification classical clean clear click clinical clock close closing "
        + "cloud coaches coast coat code cold collection collections columbia come coming common compare compete competed competes complain complete computer computers conception "
        + "concepts concerts consider considers contacts contained container contexts contribs convention conventions conviction correction costa could cover crash create criminal "
        + "critically cross daily data date dates deal dear death decide deep definitive delay delegate deliver demanded depicted deploy deploys described "
        + "describes desk detail detected detection dialects differ direct directed directly directors disc documented done door doubt down downtime draw dream drive drop dynamics "
        + "early earth eight either elections emigrated employer employers empty enables enemy enforced enhance enjoy enough enter environmental equal error estate estates even "
        + "event every everybody everyone exact executive executives exist expert experts explore explored explores exploring external extra faction factions faith falling false "
        + "families fault favor feet fewer field fight fighters filed filing final finding finish first fixing flee floor focus font force forget former forward found fraction frame "
        + "frances fresh friday front functional funny german germans getting giant given glass globally going grand graphics great green group guard guess guest guide "
        + "happy hard harm having heart heath heavy hello help here high hitting hold holding holds home hope hoped hosting hotel house human iceland idea ideas identify "
        + "image indef indian indie indonesian influence influences inherent inner insurance interact interest interests internal interpret interred israeli issue items jane "
        + "joint judge jury keep kind king kingdoms knew know knowing known korean large laser lasting lately later laugh launches lawyers layer lead learn least leave legal lesson "
        + "letter level life light lighting like liked limit limiting line lined lines link links listening listings little live lives living local logic long looking loose lose "
        + "loss lost lower lucky lunch machinery main major maker making malaysian manage manages marc marching marco marie marsh match matters maybe meal mean media meet might "
        + "migration minor minute missiles missions mode model modes money monsters monte month months moral moth motor mount mouse mouth move moved movie moving music need needs "
        + "never newly night noise north note notes novel nurse objected occur ocean offer often older opening opinions optional order other ought outer owner pace "
        + "pack page pages paid paint pairs panel paper para parish parks parts party passages past path paths paul peace percussion phase phone photo piece pieces pilot "
        + "pitch place plain plan plane plans plant plate player players playing please point police posting pound power practical practiced preservation preserved press pretty "
        + "price pride prime print prints prior privately prize productions productive products promises proof prosecution prospect protect protecting protective protesters protests "
        + "trailing rolling proud prove provide provides quarterly quarters quartet quick quiet quite quot quote quotes radio raise range rapid ratio rational reach react reading ready really "
        + "received reception recorded refer relation relations relax religion religions remember reply reporter reporters requested reserve reserves resolves restarted reversed "
        + "reverted right river rough round route routine royal rural samples saying scale scene scope score scores searched searches secretly securing seeing sending sense sent "
        + "serve served serves seven severely shall shame shape shapes share shared shark sharp sheet shelf shift shirt shock shoot shopping shops shore short should showing "
        + "shown siblings sight silly simple simpler simply since sixty skill sleep slide small smalltext smart smile smoke solid solve some sorry sort soul sound sourced south "
        + "southwest space span spare speak speed spend spent split spoke sport staff stage staged stages stake stakes stale stand standing stanford stare starring start "
        + "starts state stated stating stations stats statue statues status staying steam steel stepped stick still stock stone stones stood storage store stores stories storm "
        + "storms story streak strip stripped stuff style subjects subset such sugar suite super supporter supports sure survives sweet switching synthesis table taken taking tale "
        + "tales talking targeted taste teach terminal terror testing thank theme there thick thing think thinking third those three throw tight tired title today tooth topic total "
        + "touch tough tower toxic track tracking trade train traits transaction transactions transform transition translator treat trend trial trials tribe trick truck truly trust "
        + "truth turning twice under union until upper upset urban usage usual vague valid valley valleys value valued valve video virtually visit vital voice wait waits wanted "
        + "waste watch water weak weeks were wheel where which while white whole whose widow woman women worked workers working workload workloads world worry worse worst "
        + "worth would wound write writing wrong wrote yield young youth")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string word) => All.Contains(word);
}
