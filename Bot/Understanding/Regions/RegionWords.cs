using System.Collections.Immutable;

namespace Bot.Understanding.Regions;

/// <summary>Regions by code and by every name that people use.</summary>
/// <remarks>Source: AWS Global Infrastructure, list of Regions; the short codes are those of usage types and of habit.</remarks>
internal static class RegionWords
{
    public static ImmutableArray<(string Code, string Words)> All { get; } =
    [
        ("us-east-1", "use1, virginia, n. virginia, n.virginia, n virginia, north virginia, northern virginia, us east 1, us east, iad, nova, ashburn"),
        ("us-east-2", "use2, ohio, us east 2, columbus, cmh"),
        ("us-west-1", "usw1, california, n. california, n.california, n california, north california, northern california, san francisco, us west 1, sfo, norcal"),
        ("us-west-2", "usw2, oregon, us west 2, pdx, portland"),
        ("af-south-1", "afs1, cape town, south africa, africa, af south 1, capetown"),
        ("ap-east-1", "ape1, hong kong, hongkong, ap east 1"),
        ("ap-east-2", "ape2, taipei, taiwan, ap east 2"),
        ("ap-south-1", "aps1, mumbai, bombay, ap south 1, india"),
        ("ap-south-2", "aps2, hyderabad, ap south 2"),
        ("ap-southeast-1", "apse1, singapore, ap southeast 1, sgp"),
        ("ap-southeast-2", "apse2, sydney, australia, ap southeast 2, syd"),
        ("ap-southeast-3", "apse3, jakarta, indonesia, ap southeast 3"),
        ("ap-southeast-4", "apse4, melbourne, ap southeast 4"),
        ("ap-southeast-5", "apse5, malaysia, kuala lumpur, ap southeast 5"),
        ("ap-southeast-6", "apse6, new zealand, auckland, ap southeast 6"),
        ("ap-southeast-7", "apse7, thailand, bangkok, ap southeast 7"),
        ("ap-northeast-1", "apne1, tokyo, ap northeast 1, japan, nrt"),
        ("ap-northeast-2", "apne2, seoul, korea, south korea, ap northeast 2"),
        ("ap-northeast-3", "apne3, osaka, ap northeast 3"),
        ("ca-central-1", "cac1, canada, montreal, canada central, ca central 1, quebec"),
        ("ca-west-1", "caw1, calgary, canada west, ca west 1, alberta"),
        ("eu-central-1", "euc1, frankfurt, germany, eu central 1, fra, frankfurt am main"),
        ("eu-central-2", "euc2, zurich, zuerich, switzerland, eu central 2"),
        ("eu-west-1", "euw1, ireland, dublin, eu west 1, dub"),
        ("eu-west-2", "euw2, london, uk, united kingdom, england, eu west 2, great britain, britain"),
        ("eu-west-3", "euw3, paris, france, eu west 3"),
        ("eu-north-1", "eun1, stockholm, sweden, eu north 1"),
        ("eu-south-1", "eus1, milan, milano, italy, eu south 1"),
        ("eu-south-2", "eus2, spain, aragon, zaragoza, eu south 2, madrid"),
        ("il-central-1", "ilc1, tel aviv, israel, il central 1"),
        ("me-south-1", "mes1, bahrain, me south 1"),
        ("me-central-1", "mec1, uae, dubai, emirates, united arab emirates, me central 1"),
        ("mx-central-1", "mxc1, mexico, queretaro, mx central 1"),
        ("sa-east-1", "sae1, sao paulo, brazil, brasil, sa east 1, saopaulo"),
        ("us-gov-west-1", "govcloud west, us gov west 1"),
        ("us-gov-east-1", "govcloud east, us gov east 1"),
        ("cn-north-1", "beijing, cn north 1"),
        ("cn-northwest-1", "ningxia, cn northwest 1"),
    ];

    /// <summary>Ways to say every enabled Region.</summary>
    public const string Everywhere =
        "all regions, every region, any region, all the regions, each region, across regions, across all regions, everywhere, anywhere, globally, global, worldwide, all aws regions, in all region, any aws region, whichever region, "
        + "all our regions, all of our regions, all of the regions, across the regions, every aws region, all enabled regions, our regions, the whole world, all regons, every regions, region wide, all my regions, multi region, cross region, all of them regions, which region has, which regions have, in which regions, what regions, in what regions, which regions, in which region, what region has, by region, per region, which region, across our regions, across every region, region by region";
}
